/** Ink draws nothing live where CI is set, even to ''. Mailmedic decides by the terminal, before Ink is loaded. */
export default false;
