import { startSite } from './site.ts';

void startSite(document.getElementById('app')!);
