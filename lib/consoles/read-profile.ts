/** Reads an imported profile, and says precisely what is wrong with one that is none. */
import type { z } from 'zod';
import { Profile, profileFormat } from './profile.ts';

export interface ProfileProblem {
  /** Dotted, such as `rules.3.when.0.request.path`; empty for the whole. */
  path: string;
  message: string;
}

export type ProfileReading = { profile: Profile } | { problems: ProfileProblem[] };

const mostText = 1024 * 1024;
const mostProblems = 50;

/** `text` is a file's content. Nothing of it is used before all of it fits. */
export function readProfile(text: string): ProfileReading {
  if (text.length > mostText) return refuse('', 'A profile is smaller than 1 MiB.');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return refuse('', `This is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  const format = typeof value === 'object' && value !== null ? (value as { format?: unknown }).format : undefined;
  if (typeof format === 'number' && format > profileFormat)
    return refuse(
      'format',
      `It is of format ${format}; this version of Cotrail reads format ${profileFormat}. Update Cotrail, or export the profile in the older format.`,
    );
  const read = Profile.safeParse(value);
  return read.success
    ? { profile: read.data }
    : { problems: read.error.issues.flatMap((issue) => listProblems(issue, [])).slice(0, mostProblems) };
}

/** Of alternatives, those of the one that came closest: a signal with a wrong path is told of its path, not of every kind that it is not. */
function listProblems(issue: z.core.$ZodIssue, before: PropertyKey[]): ProfileProblem[] {
  const path = [...before, ...issue.path];
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const closest = issue.errors.reduce((best, each) => (depthOf(each) > depthOf(best) ? each : best));
    const isTold = closest.some((each) => each.path.length > 0);
    if (isTold) return closest.flatMap((each) => listProblems(each, path));
  }
  return [{ path: path.map(String).join('.'), message: describe(issue) }];
}

/** How far into the value the first problem lies; unknown keys lie at its surface. */
function depthOf(issues: readonly z.core.$ZodIssue[]): number {
  return Math.max(0, ...issues.map(({ path, code }) => path.length + (code === 'unrecognized_keys' ? -1 : 0)));
}

function describe(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return `unknown: ${issue.keys.join(', ')}`;
  if (issue.code === 'invalid_value') return `must be one of ${issue.values.map(String).join(', ')}`;
  return issue.message;
}

function refuse(path: string, message: string): ProfileReading {
  return { problems: [{ path, message }] };
}
