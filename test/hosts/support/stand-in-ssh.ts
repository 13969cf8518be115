import { type FileTree, makeTree } from '../../probes/support/file-tree.ts';

/**
 * A program in the place of ssh that treats its arguments as ssh and sshd do: options first, then the host,
 * and all that follows joined by spaces and handed to a shell with sshd's own path. Two hosts fail the way OpenSSH fails,
 * from `cut.test` the network is gone after the first connection, and `wobbly.test` loses that one once and comes back.
 */
const PROGRAM = `
PATH=/usr/local/bin:/usr/bin:/bin
export PATH
gone() { echo "ssh: connect to host $host port 22: Connection timed out" >&2; exit 255; }
master=
while [ $# -gt 0 ]; do
  case "$1" in
    -o | -S | -l | -p) shift 2 ;;
    -M) master=yes; shift ;;
    -T) shift ;;
    --) shift; break ;;
    *) break ;;
  esac
done
host=$1
shift
case "$host" in
  strange.test) echo 'Host key verification failed.' >&2; exit 255 ;;
  denied.test) echo 'root@denied.test: Permission denied (publickey).' >&2; exit 255 ;;
  cut.test) [ "$master" ] || gone ;;
  wobbly.test)
    if [ "$master" ]; then
      [ -e "$0.once" ] || echo $$ >"$0.once"
    elif [ -s "$0.once" ]; then
      kill "$(cat "$0.once")"
      : >"$0.once"
      gone
    fi ;;
esac
exec sh -c "$*"
`;

/** The tree holds it as `bin/ssh`. */
export const makeSsh = (): Promise<FileTree> => makeTree({ 'bin/ssh': { program: PROGRAM } });
