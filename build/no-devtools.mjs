/** React's development tools are no part of the program. */
export default undefined;
