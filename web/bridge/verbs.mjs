// The verbs that the page may use of the loaded ledger. Each is a function jm216_engine_VERB of engine.cpp, which says
// what it takes and what its reply holds, and a line here: what a person is told while it takes long, and whether the
// ledger or its answer is another afterwards.

export const verbs = {
  evaluate: { doing: 'Computing the answer', changes: true },
  edit_facts: { doing: 'Computing the answer', changes: true },
  edit_sale: { doing: 'Computing the answer', changes: true },
  fingerprint: { doing: 'Taking the fingerprint' },
  review: { doing: 'Looking for questions', changes: true },
  issue: { doing: 'Issuing the statement' },
  facts: { doing: 'Reading the facts' },
  check_facts: { doing: 'Checking the facts' },
  sale: { doing: 'Reading the sales line' },
  save: { doing: 'Writing the ledger' },
  link: { doing: 'Making the link' },
  result: { doing: 'Computing the answer' },
  lines: { doing: 'Looking for the sales lines' },
  alternative: { doing: 'Computing the other reading' },
  export: { doing: 'Writing the export' },
  book: { doing: 'Writing the workbook' },
  statements_book: { doing: 'Writing the workbook' },
  statements: { doing: 'Comparing the statements' },
  explain: { doing: 'Explaining the figure' },
  json: { doing: 'Writing the report' },
};
