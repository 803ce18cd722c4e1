/** Opens in the picture the popovers that were open in the page, and closes those that were not: the recorder says which by an attribute. */
export function showPopovers(picture: Document): void {
  for (const element of picture.querySelectorAll<HTMLElement>('[popover]')) {
    const isOpen = element.matches(':popover-open');
    if (element.hasAttribute('data-cotrail-popover') === isOpen) continue;
    if (isOpen) element.hidePopover();
    else element.showPopover();
  }
}
