/** How wide an element is; the component is drawn again when that changes. */
import { useLayoutEffect, useState } from 'preact/hooks';

/** In CSS px; 0 until it is known. */
export function useWidth(box: { current: HTMLElement | null }): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    if (box.current === null) return;
    const observer = new ResizeObserver(([entry]) => setWidth(entry!.contentRect.width));
    setWidth(box.current.getBoundingClientRect().width);
    observer.observe(box.current);
    return () => observer.disconnect();
  }, []);
  return width;
}
