import { startPreview } from './preview.ts';

void startPreview(document.getElementById('app')!, document.getElementById('panel')!);
