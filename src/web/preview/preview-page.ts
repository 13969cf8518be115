import { element } from '../render/html.ts';
import { htmlPage } from '../site/page.ts';

/** The page of a preview: the walk on the left, what stands behind it on the right. */
export const previewPage = (): string =>
  htmlPage({
    language: 'en',
    title: 'Mailmedic',
    root: '',
    scripts: ['preview.js'],
    styles: ['preview-style.css'],
    policy: false,
    body: element('body', { class: 'preview' }, element('div', { id: 'app' }, '') + element('aside', { id: 'panel' }, '')),
  });
