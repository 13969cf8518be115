/** Puts a text on the clipboard and says so on the button for two seconds. Where the browser refuses, the text is selected to be copied by hand. */
export const copyFrom = async (text: string, button: HTMLElement, done: string): Promise<void> => {
  const label = button.textContent;
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = done;
    setTimeout(() => {
      button.textContent = label;
    }, 2000);
  } catch {
    const code = button.parentElement?.querySelector('code');
    if (code) getSelection()?.selectAllChildren(code);
  }
};
