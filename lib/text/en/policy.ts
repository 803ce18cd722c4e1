/** English words: what a company sets by policy, and settings as a file. Keys are `options.policy.<what>`, `options.file.<what>`. */
export const policy = {
  'options.policy.locked': 'Set by your company',
  'options.policy.problems': 'Your company’s policy has mistakes',
  'options.policy.problems-text':
    'What is named here sets nothing until it is mended; all else in the policy holds. A site with a mistake is recorded less, never more.',
  'options.policy.enrolling': 'Your company’s policy enrols this browser; it has not worked yet',
  'options.policy.enrolling-again': 'Next try at about {time}. Until then everything stays in this browser.',
  'options.policy.enrolling-ended':
    'It is not tried again with this link: your admin has to put a new one into the policy. Until then everything stays in this browser.',
  'options.policy.sites-need-consent': 'To add sites of your own, first confirm what is recorded.',
  'options.policy.switched-on': 'Your company has switched this on',
  'options.policy.switched-on-text':
    'Your company’s policy records the sites that it lists, since {date}, without asking you here. This page says what that means. Questions about it are for your company; it answers for having told you.',
  'options.policy.own-sites': 'To have sites of your own recorded too, confirm that you have read this.',
  'options.policy.stop':
    'Your company does not allow pausing or stopping on its sites. Sites that you added yourself you can remove here at any time.',
  'options.refused.set-by-company': 'Your company has set this, so it was not changed.',
  'options.refused.other-collector': 'Your company’s policy lets this browser send to its own collector only. Nothing was changed.',
  'options.problem.enrolment.not-a-link':
    'This is no pairing link. It looks like https://cotrail.example/pair#code=…; a code alone needs “endpoint” beside it.',
  'options.problem.enrolment.other-collector': 'The link leads to another collector than “endpoint” names.',
  'options.problem.policy.unreadable': 'The browser cannot read the policy. What it said last still holds.',
  'options.problem.maskLevel': 'One of all, inputs, none. Until it is mended, all text is masked.',
  'options.problem.consent': 'One of by-person, by-company. Until it is mended, the person is asked.',
  'options.problem.mayPause': 'true or false. Until it is mended, people may pause.',
  'options.problem.locked.not-lockable': 'Only endpoint, sites, retentionDays and personName can be locked.',
  'options.problem.unknown-field': 'No such setting. Check its spelling.',
  'options.problem.invalid_type': 'A value of another kind is needed here.',
  'options.problem.sites.too_big': 'At most 500 sites.',
} as const satisfies Record<string, string>;
