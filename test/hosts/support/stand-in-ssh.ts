import { type FileTree, makeTree } from '../../probes/support/file-tree.ts';

/**
 * A program in the place of ssh that treats its arguments as ssh and sshd do: options first, then the host,
 * and all that follows joined by spaces and handed to a shell with sshd's own path. Two hosts fail the way OpenSSH fails.
 */
const PROGRAM = `
PATH=/usr/local/bin:/usr/bin:/bin
export PATH
while [ $# -gt 0 ]; do
  case "$1" in
    -o | -S | -l | -p) shift 2 ;;
    -M | -T) shift ;;
    --) shift; break ;;
    *) break ;;
  esac
done
host=$1
shift
case "$host" in
  strange.test) echo 'Host key verification failed.' >&2; exit 255 ;;
  denied.test) echo 'root@denied.test: Permission denied (publickey).' >&2; exit 255 ;;
esac
exec sh -c "$*"
`;

/** The tree holds it as `bin/ssh`. */
export const makeSsh = (): Promise<FileTree> => makeTree({ 'bin/ssh': { program: PROGRAM } });
