import { writeLampPack } from './lamp-pack.ts';
import { type LampServer, startLampServer } from './lamp-server.ts';
import { newHome, openMailmedic, removeFolder } from './program.ts';
import type { Terminal, TerminalOptions } from './terminal.ts';

/** A mail server, a pack about it, a folder for cases, and terminals to walk in. */
export type Lamp = {
  readonly server: LampServer;
  readonly home: string;
  readonly pack: string;
  /** Opens Mailmedic with the pack; `args` come on top. */
  readonly open: (args?: readonly string[], options?: Partial<Omit<TerminalOptions, 'command'>>) => Terminal;
  /** Opens it and walks into the flow by its symptom. */
  readonly begin: (args?: readonly string[], options?: Partial<Omit<TerminalOptions, 'command'>>) => Promise<Terminal>;
  readonly close: () => Promise<void>;
};

export const lightLamp = async (): Promise<Lamp> => {
  const server = await startLampServer();
  const home = newHome();
  const pack = writeLampPack(server.port);
  const terminals: Terminal[] = [];
  const open: Lamp['open'] = (args = [], options = {}) => {
    const terminal = openMailmedic({ ...options, home, args: ['--pack', pack, ...args] });
    terminals.push(terminal);
    return terminal;
  };
  return {
    server,
    home,
    pack,
    open,
    begin: async (args = [], options = {}) => {
      const terminal = open(args, options);
      await terminal.shows('What is wrong?');
      terminal.type('the test lamp stays dark');
      await terminal.shows(/^ {3,}The test lamp stays dark/m);
      terminal.press('down', 'enter');
      await terminal.shows('plugged in?');
      return terminal;
    },
    close: async () => {
      for (const terminal of terminals) terminal.dispose();
      await server.close();
      removeFolder(home);
      removeFolder(pack);
    },
  };
};
