/** The dashboard: a rail on the left, the screen that the address names on the right. */
import {
  CalendarDays,
  Database,
  Film,
  Languages,
  MessagesSquare,
  MonitorSmartphone,
  ScrollText,
  Users,
  type LucideIcon,
} from 'lucide-preact';
import { shownLogs } from '../lib/audit/related.ts';
import type { Me } from '../lib/events/account-api.ts';
import type { Feed } from '../lib/feed/feed.ts';
import { t } from '../lib/text/t.ts';
import { isAdmin, isFor, useAccess, type Access } from './access.ts';
import { AccountsScreen } from './accounts/accounts-screen.tsx';
import { AgentDayScreen } from './agents/agent-day-screen.tsx';
import { AgentsScreen } from './agents/agents-screen.tsx';
import { viewAgents } from './agents/agents-view.ts';
import styles from './app.module.css';
import { DataScreen } from './data/data-screen.tsx';
import { DevicesScreen } from './devices/devices-screen.tsx';
import { EmptyState } from './empty-state.tsx';
import { LogScreen } from './log/log-screen.tsx';
import { viewLog } from './log/log-view.ts';
import { LanguageSelect, nameChoice } from './language-select.tsx';
import type { PageLanguage } from './page-language.ts';
import { ReportsScreen } from './reports/reports-screen.tsx';
import { currentRoute, writeRoute, type Route } from './route.ts';
import { SessionScreen } from './session/session-screen.tsx';
import { describeRoles, SignedInAs } from './signed-in.tsx';
import { SessionsScreen } from './sessions/sessions-screen.tsx';
import { TranscriptScreen } from './transcript/transcript-screen.tsx';

/** `feeds` are the places that can be looked at; the first one is shown unless the address says otherwise. */
export function App({ feeds, language }: { feeds: readonly [Feed, ...Feed[]]; language: PageLanguage }) {
  const route = currentRoute.value;
  const feed = feeds.find(({ place }) => place === route.source) ?? feeds[0];
  const access = useAccess(feed);
  const first = listEntries(route.source, feed).find(({ to }) => isFor(access, to));
  // Without an address it begins with the first screen that there is for whoever looks.
  const shown = location.hash === '' && first !== undefined ? first.to : route;
  return (
    <div class={styles['app']}>
      <Rail feeds={feeds} feed={feed} route={shown} access={access} language={language} />
      {access.state === 'loading' ? <main id="content" /> : <Screen route={shown} feed={feed} access={access} />}
    </div>
  );
}

function Screen({ route, feed, access }: { route: Route; feed: Feed; access: Access }) {
  if (access.state === 'signed-in' && !isFor(access, route)) return <RefusedScreen me={access.me} />;
  if (route.screen === 'sessions') return <SessionsScreen key={feed.place} feed={feed} query={route.query} source={route.source} />;
  if (route.screen === 'session') return <SessionScreen key={feed.place} feed={feed} view={route} source={route.source} />;
  if (route.screen === 'log') return <LogScreen key={`${feed.place}:${route.log}`} feed={feed} view={route} source={route.source} />;
  if (route.screen === 'transcript')
    return (
      <TranscriptScreen
        key={JSON.stringify([feed.place, route.conversation, route.console])}
        feed={feed}
        view={route}
        source={route.source}
      />
    );
  if (feed.activity !== undefined && (route.screen === 'agents' || route.screen === 'agent-day' || route.screen === 'reports')) {
    const { activity, place } = feed;
    const links = { source: route.source, canOpen: (to: Route) => isFor(access, to) };
    if (route.screen === 'reports') return <ReportsScreen key={place} {...{ activity, place, view: route, source: route.source }} />;
    if (route.screen === 'agents') return <AgentsScreen key={place} {...{ activity, place, view: route, links }} />;
    return <AgentDayScreen key={`${place}:${route.agent}:${route.day}`} {...{ activity, place, view: route, links }} />;
  }
  if (route.screen === 'accounts' && feed.signedIn !== undefined)
    return <AccountsScreen signedIn={feed.signedIn} isAdmin={isAdmin(access)} />;
  if (route.screen === 'devices' && feed.fleet !== undefined)
    return <DevicesScreen fleet={feed.fleet} view={route} source={route.source} />;
  if (route.screen === 'data' && feed.keeping !== undefined)
    return <DataScreen keeping={feed.keeping} isAdmin={isAdmin(access)} part={route.part} source={route.source} />;
  return (
    <main id="content">
      <EmptyState title={t('dashboard.unknown.title')} actions={<a href="#/sessions">{t('dashboard.unknown.back')}</a>} />
    </main>
  );
}

function RefusedScreen({ me }: { me: Me }) {
  return (
    <main id="content">
      <EmptyState title={t('accounts.refused.title')}>
        <p>{me.roles.length === 0 ? t('accounts.refused.none') : t('accounts.refused.text', { roles: describeRoles(me) })}</p>
      </EmptyState>
    </main>
  );
}

interface RailProps {
  feeds: readonly Feed[];
  feed: Feed;
  route: Route;
  access: Access;
  language: PageLanguage;
}

function Rail({ feeds, feed, route, access, language }: RailProps) {
  const entries = access.state === 'loading' ? [] : listEntries(route.source, feed).filter(({ to }) => isFor(access, to));
  return (
    <nav class={styles['rail']} aria-label={t('dashboard.rail.label')}>
      <a class={styles['skip']} href={writeRoute(route)} onClick={skipToContent}>
        {t('dashboard.app.skip')}
      </a>
      <span class={styles['name']}>{t('dashboard.app.title')}</span>
      {entries.map(({ to, Icon, name, isHere }) => (
        <a key={name} class={styles['item']} title={name} href={writeRoute(to)} aria-current={isHere(route) ? 'page' : undefined}>
          <Icon size={18} strokeWidth={1.75} aria-hidden="true" />
          <span class={styles['label']}>{name}</span>
        </a>
      ))}
      {access.state === 'signed-in' && feed.signedIn !== undefined && <SignedInAs me={access.me} signedIn={feed.signedIn} />}
      <footer class={styles['source']}>
        <span class={styles['language']}>
          <Languages size={18} strokeWidth={1.75} aria-hidden="true" />
          <span class={styles['label']} aria-hidden="true">
            {nameChoice(language.chosen())}
          </span>
          <LanguageSelect language={language} />
        </span>
        <span>{t('dashboard.rail.source')}</span>
        {feeds.map(({ place }) =>
          feeds.length === 1 ? (
            <strong key={place}>{t(`dashboard.place.${place}`)}</strong>
          ) : (
            <a
              key={place}
              href={writeRoute(route.screen === 'log' ? { ...route, source: place, row: null } : viewSessions(place))}
              aria-current={place === feed.place ? 'true' : undefined}
            >
              {t(`dashboard.place.${place}`)}
            </a>
          ),
        )}
      </footer>
    </nav>
  );
}

function viewSessions(source: string | null) {
  return { screen: 'sessions', source, query: {} } as const;
}

interface Entry {
  to: Route;
  Icon: LucideIcon;
  name: string;
  isHere: (route: Route) => boolean;
}

function listEntries(source: string | null, { activity, fleet, keeping, signedIn }: Feed): Entry[] {
  const devices: Entry = {
    ...{ to: { screen: 'devices', source, show: 'all', device: null }, Icon: MonitorSmartphone, name: t('devices.rail') },
    isHere: ({ screen }) => screen === 'devices',
  };
  const data: Entry = {
    ...{ to: { screen: 'data', source, part: 'kept' }, Icon: Database, name: t('data.rail') },
    isHere: ({ screen }) => screen === 'data',
  };
  const accounts: Entry = {
    ...{ to: { screen: 'accounts', source }, Icon: Users, name: t('accounts.rail') },
    isHere: ({ screen }) => screen === 'accounts',
  };
  const agents: Entry = {
    ...{ to: { source, ...viewAgents() }, Icon: CalendarDays, name: t('agents.rail') },
    isHere: ({ screen }) => screen === 'agents' || screen === 'agent-day' || screen === 'reports',
  };
  const logIcons = { conversations: MessagesSquare, audit: ScrollText };
  return [
    {
      ...{ to: viewSessions(source), Icon: Film, name: t('dashboard.rail.sessions') },
      isHere: ({ screen }) => screen === 'sessions' || screen === 'session',
    },
    ...shownLogs.map((log): Entry => ({
      ...{ to: viewLog(log, {}, source), Icon: logIcons[log], name: t(`log.${log}.rail`) },
      isHere: (route) => (route.screen === 'log' && route.log === log) || (route.screen === 'transcript' && log === 'conversations'),
    })),
    ...(activity === undefined ? [] : [agents]),
    ...(fleet === undefined ? [] : [devices]),
    ...(keeping === undefined ? [] : [data]),
    ...(signedIn === undefined ? [] : [accounts]),
  ];
}

/** The hash is taken by the route: the focus is moved by hand. */
function skipToContent(event: Event): void {
  event.preventDefault();
  document.querySelector<HTMLElement>('#content :is(a, button, input, [tabindex="0"])')?.focus();
}
