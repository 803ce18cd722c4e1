/** What stands in the product's sources as text: for tests that look for words which should not be there, or for keys which should. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const root = path.resolve(import.meta.dirname, '../..');

/** The files that say something on a screen, relative to the root; the catalogues themselves are not among them. */
export function listSources(): string[] {
  return execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: root, encoding: 'utf8' })
    .split('\n')
    .filter((file) => /^(components|entrypoints|lib|collector|companion)\/.*\.(tsx?|js|html)$/.test(file))
    .filter((file) => !/^lib\/text\/\w+\//.test(file) && !file.endsWith('.d.ts'));
}

export const readSource = (file: string): string => readFileSync(path.join(root, file), 'utf8');

const parse = (file: string): ts.SourceFile =>
  ts.createSourceFile(file, readSource(file), ts.ScriptTarget.Latest, true, file.endsWith('.tsx') ? ts.ScriptKind.TSX : ts.ScriptKind.TS);

function visit(node: ts.Node, look: (node: ts.Node) => void): void {
  look(node);
  ts.forEachChild(node, (child) => visit(child, look));
}

/** Each string as it is, each template with parts as a pattern of what it can be. In HTML, the keys that stand in double braces. */
export function readLiterals(file: string): (string | RegExp)[] {
  if (file.endsWith('.html')) return [...readSource(file).matchAll(/\{\{([\w.-]+)\}\}/g)].map((match) => match[1]!);
  const found: (string | RegExp)[] = [];
  visit(parse(file), (node) => {
    if (ts.isStringLiteralLike(node)) found.push(node.text);
    if (ts.isTemplateExpression(node) && node.head.text.includes('.')) found.push(readPattern(node));
  });
  return found;
}

function readPattern(node: ts.TemplateExpression): RegExp {
  const escape = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escape(node.head.text)}${node.templateSpans.map(({ literal }) => `.+${escape(literal.text)}`).join('')}$`);
}

const spoken = /^(title|aria-label|aria-description|aria-valuetext|aria-roledescription|placeholder|alt|label|hint|intro|summary)$/;
const hasLetters = (text: string): boolean => /\p{L}{2}/u.test(text);

/** Words that a screen would say whatever its language: text between tags, and text in attributes that are read out or shown. */
export function findHardCoded(file: string): string[] {
  if (file.endsWith('.html')) return findInHtml(readSource(file));
  const found: string[] = [];
  visit(parse(file), (node) => {
    if (ts.isJsxText(node) && hasLetters(node.text)) found.push(node.text.trim());
    if (ts.isJsxExpression(node) && isJsxChild(node) && node.expression !== undefined) found.push(...readShown(node.expression));
    if (ts.isJsxAttribute(node) && spoken.test(node.name.getText()) && node.initializer !== undefined)
      found.push(...readShown(node.initializer));
  });
  return found;
}

const isJsxChild = (node: ts.JsxExpression): boolean => ts.isJsxElement(node.parent) || ts.isJsxFragment(node.parent);

/** Text that an expression can become by itself: a literal, either side of a choice, the fixed parts of a template. */
function readShown(node: ts.Node): string[] {
  if (ts.isStringLiteralLike(node)) return hasLetters(node.text) ? [node.text] : [];
  if (ts.isJsxExpression(node)) return node.expression === undefined ? [] : readShown(node.expression);
  if (ts.isParenthesizedExpression(node)) return readShown(node.expression);
  if (ts.isConditionalExpression(node)) return [...readShown(node.whenTrue), ...readShown(node.whenFalse)];
  if (ts.isBinaryExpression(node)) return [...readShown(node.left).filter(() => isJoin(node)), ...readShown(node.right)];
  if (ts.isTemplateExpression(node)) return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].filter(hasLetters);
  return [];
}

/** Of `a === 'open'` nothing is shown; of `a ?? 'open'` or `a + 'open'` the text is. */
const isJoin = (node: ts.BinaryExpression): boolean =>
  [ts.SyntaxKind.PlusToken, ts.SyntaxKind.QuestionQuestionToken, ts.SyntaxKind.BarBarToken].includes(node.operatorToken.kind);

function findInHtml(html: string): string[] {
  const shown = html.replaceAll(/<!--[\s\S]*?-->|<(script|style|code)\b[\s\S]*?<\/\1>|\{\{[\w.-]+\}\}/g, '');
  const texts = [...shown.matchAll(/>([^<]+)</g)].map((match) => match[1]!.trim());
  const attributes = [...shown.matchAll(/\s(?:title|aria-label|placeholder|alt|label)="([^"]+)"/g)].map((match) => match[1]!);
  return [...texts, ...attributes].filter(hasLetters);
}
