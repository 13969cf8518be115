import { defineCommand } from './define-command.ts';

export const inviteCommand = defineCommand({
  name: 'invite',
  title: { en: 'a code for somebody outside, who looks at the server from there', de: 'ein Code für jemanden außerhalb, der von dort nach dem Server sieht' },
  words: { value: '[case] [host_name=… domain=… public_ip=… public_ip6=…]', most: Number.POSITIVE_INFINITY },
  options: {},
  run: async (call) => (await import('./pair/run-invite.ts')).runInvite(call),
});
