/** Which of a session's tabs is watched: whichever is in use, one of them, or a frame within a page. */
import { AppWindow } from 'lucide-preact';
import { isPage, listTabs, type Choice, type ReplayDocument } from '../../lib/replay/documents.ts';
import { t } from '../../lib/text/t.ts';
import { formatOrigin } from '../format.ts';
import { OptionMenu, type MenuOption } from '../option-menu.tsx';

interface TabSwitcherProps {
  documents: readonly ReplayDocument[];
  choice: Choice;
  onChoose: (choice: Choice) => void;
}

const follow = 'follow';

export function TabSwitcher({ documents, choice, onChoose }: TabSwitcherProps) {
  const options = listOptions(documents);
  if (options.length < 3) return null;
  const chosen = choice.stream ?? (choice.tab === null ? follow : String(choice.tab));
  const choose = (value: string) => {
    const frame = documents.find(({ stream }) => stream === value);
    if (frame !== undefined) onChoose({ tab: frame.tab, stream: frame.stream });
    else onChoose({ tab: value === follow ? null : Number(value), stream: null });
  };
  return (
    <OptionMenu label={t('dashboard.tabs.label')} options={options} chosen={[chosen]} showsChosen={chosen !== follow} onToggle={choose}>
      <AppWindow size={14} aria-hidden="true" />
      {options.find(({ value }) => value === chosen)?.label ?? t('dashboard.tabs.follow')}
    </OptionMenu>
  );
}

/** Following comes first; it is no choice of its own where there is one tab and no frame. */
function listOptions(documents: readonly ReplayDocument[]): MenuOption[] {
  const tabs = listTabs(documents).map((tab, index) => {
    const origin = documents.find((document) => document.tab === tab && isPage(document))?.origin ?? null;
    return {
      value: String(tab),
      label: [t('dashboard.tabs.tab', { number: index + 1 }), origin === null ? null : formatOrigin(origin)]
        .filter((part) => part !== null)
        .join(' · '),
    };
  });
  const frames = documents
    .filter((document) => !isPage(document))
    .map(({ stream, origin }) => ({
      value: stream,
      label: t('dashboard.tabs.frame', { origin: origin === null ? '?' : formatOrigin(origin) }),
    }));
  return [{ value: follow, label: t('dashboard.tabs.follow') }, ...tabs, ...frames];
}
