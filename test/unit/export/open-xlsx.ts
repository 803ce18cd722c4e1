/** Opens an XLSX as strictly as a spreadsheet does: every part well-formed XML, the parts those that the package names, each cell typed. */
import { unzipSync, strFromU8 } from 'fflate';
import { SaxesParser } from 'saxes';

export interface OpenedCell {
  type: string;
  style: string | null;
  text: string;
}

export interface OpenedXlsx {
  sheets: { name: string; rows: OpenedCell[][]; frozenRows: string | null }[];
  /** Every element of every part: there must be no formula among them. */
  elements: Set<string>;
  /** The number format of each style index. */
  formats: (string | null)[];
}

type Tag = { name: string; attributes: Record<string, string> };

export function openXlsx(bytes: Uint8Array): OpenedXlsx {
  const parts = unzipSync(bytes);
  const elements = new Set<string>();
  const names: string[] = [];
  for (const [path, content] of Object.entries(parts)) {
    parse(strFromU8(content), ({ name, attributes }) => {
      elements.add(name);
      if (path === 'xl/workbook.xml' && name === 'sheet') names.push(attributes['name'] ?? '');
    });
  }
  const sheets = names.map((name, index) => ({ name, ...readSheet(strFromU8(parts[`xl/worksheets/sheet${index + 1}.xml`]!)) }));
  return { sheets, elements, formats: readFormats(strFromU8(parts['xl/styles.xml']!)) };
}

function readSheet(xml: string): { rows: OpenedCell[][]; frozenRows: string | null } {
  const rows: OpenedCell[][] = [];
  let frozenRows: string | null = null;
  let cell: OpenedCell | null = null;
  const open = ({ name, attributes }: Tag): void => {
    if (name === 'pane' && attributes['state'] === 'frozen') frozenRows = attributes['ySplit'] ?? null;
    if (name === 'row') rows[Number(attributes['r']) - 1] = [];
    if (name !== 'c') return;
    cell = { type: attributes['t'] ?? 'n', style: attributes['s'] ?? null, text: '' };
    rows.at(-1)![readColumn(attributes['r'] ?? '')] = cell;
  };
  parse(xml, open, (text) => {
    if (cell !== null) cell.text += text;
  });
  return { rows: rows.map((row) => Array.from(row, (each) => each && { ...each, text: unescapeText(each.text) })), frozenRows };
}

function readFormats(xml: string): (string | null)[] {
  const codes = new Map<string, string>();
  const formats: (string | null)[] = [];
  let isIn = false;
  parse(xml, ({ name, attributes }) => {
    if (name === 'numFmt') codes.set(attributes['numFmtId'] ?? '', attributes['formatCode'] ?? '');
    if (name === 'cellXfs' || name === 'cellStyles') isIn = name === 'cellXfs';
    if (isIn && name === 'xf') formats.push(codes.get(attributes['numFmtId'] ?? '') ?? null);
  });
  return formats;
}

/** Throws where it is not XML. */
function parse(xml: string, open: (tag: Tag) => void, onText: (text: string) => void = () => undefined): void {
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag) => open(tag));
  parser.on('text', onText);
  parser.write(xml).close();
}

/** `_x000D_` stands for the character of that number (ECMA-376, ST_Xstring). */
function unescapeText(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

function readColumn(reference: string): number {
  const letters = /^[A-Z]+/.exec(reference)?.[0] ?? '';
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
