const OLDEST = [22, 13];

/** One sentence when this Node is too old to build or run Mailmedic. */
export const tooOld = (version) => {
  const [major, minor] = version.split('.').map(Number);
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return undefined;
  return `Mailmedic needs Node ${OLDEST.join('.')} or newer, and this is ${version}: "npm ci" brings the right one along on Linux, elsewhere see https://nodejs.org`;
};
