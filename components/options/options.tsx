/** The options page: sections on the left, the one that the address names on the right. */
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../../lib/text/t.ts';
import { Notice } from '../notice.tsx';
import { CheckSection } from './check-section.tsx';
import { CollectorSection } from './collector-section.tsx';
import { ConsentSection } from './consent-section.tsx';
import { ConsolesSection } from './consoles-section.tsx';
import { FileSection } from './file-section.tsx';
import type { SectionProps } from './model.ts';
import { CopiesSection, YouSection } from './personal-sections.tsx';
import { PolicyProblems } from './policy-problems.tsx';
import { sections, useRoute, writeRoute, type Route } from './route.ts';
import { SitesSection } from './sites-section.tsx';
import styles from './options.module.css';

interface OptionsProps extends SectionProps {
  /** What was wrong with the stored settings, in the words of their reader; null where nothing was. */
  problem: string | null;
}

export function Options({ problem, ...props }: OptionsProps) {
  const route = useRoute();
  const main = useRef<HTMLElement>(null);
  const shown = useRef(route.section);
  useEffect(() => {
    if (shown.current !== route.section) main.current?.querySelector('h1')?.focus();
    shown.current = route.section;
  }, [route.section]);

  return (
    <div class={styles['page']}>
      <Navigation section={route.section} withdrawn={props.withdrawn.length > 0} />
      <main class={styles['main']} ref={main}>
        {problem !== null && (
          <Notice tone="wrong" title={t('options.broken.title')}>
            {t('options.broken.text', { problem })}
          </Notice>
        )}
        <PolicyProblems problems={props.managed.problems} />
        {props.settings.consentedAt === null && route.section !== 'welcome' && route.section !== 'recorded' && (
          <Notice tone="unsure" actions={<a href={writeRoute('welcome')}>{t('options.consent.read')}</a>}>
            {t('options.consent.missing')}
          </Notice>
        )}
        <OpenSection key={route.section} route={route} {...props} />
      </main>
    </div>
  );
}

function OpenSection({ route, ...props }: SectionProps & { route: Route }) {
  if (route.section === 'sites') return <SitesSection route={route} {...props} />;
  if (route.section === 'consoles') return <ConsolesSection {...props} />;
  if (route.section === 'you') return <YouSection {...props} />;
  if (route.section === 'copies') return <CopiesSection {...props} />;
  if (route.section === 'file') return <FileSection {...props} />;
  if (route.section === 'check') return <CheckSection {...props} />;
  if (route.section === 'recorded') return <ConsentSection title={t('options.recorded.title')} {...props} />;
  if (route.section === 'welcome') return <ConsentSection title={t('options.welcome.title')} {...props} />;
  return <CollectorSection {...props} />;
}

function Navigation({ section, withdrawn }: { section: Route['section']; withdrawn: boolean }) {
  return (
    <nav class={styles['nav']} aria-label={t('options.nav.label')}>
      <p class={styles['brand']}>{t('options.title')}</p>
      {sections.map((name) =>
        name === 'welcome' ? null : (
          <a key={name} href={writeRoute(name)} aria-current={name === section ? 'page' : undefined}>
            {t(`options.nav.${name}`)}
            {name === 'sites' && withdrawn && <span class={styles['alert']} role="img" aria-label={t('options.sites.withdrawn')} />}
          </a>
        ),
      )}
    </nav>
  );
}
