/** The fills of charts: a pattern for each, so that pieces are told apart without colours, on paper and in the dark. Once in a page. */
import { fills, type Fill } from './report-chart.ts';
import styles from './chart.module.css';

const idOf = (fill: Fill): string => `chart-fill-${fill}`;

/** As an SVG paints with it. */
export const fillOf = (fill: Fill): string => `url(#${idOf(fill)})`;

/** Whatever else the page shows, these must be rendered: what is not displayed paints nothing. */
export function ChartFills() {
  return (
    <svg class={styles['fills']} width="0" height="0" aria-hidden="true">
      <defs>
        {fills.map((fill) => (
          <pattern
            key={fill}
            id={idOf(fill)}
            width="6"
            height="6"
            patternUnits="userSpaceOnUse"
            patternTransform={fill === 'striped' ? 'rotate(45)' : fill === 'hatched' ? 'rotate(-45)' : undefined}
          >
            <rect class={styles[`ground-${fill}`]} width="6" height="6" />
            {fill === 'striped' && <rect class={styles['ink']} width="3" height="6" />}
            {fill === 'dotted' && <circle class={styles['ink']} cx="3" cy="3" r="1.3" />}
            {fill === 'hatched' && <rect class={styles['hatch']} width="1" height="6" />}
          </pattern>
        ))}
      </defs>
    </svg>
  );
}
