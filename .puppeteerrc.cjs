/** Browsers come from the system (or from `npm run browsers`), never from a download at install time. */
module.exports = { skipDownload: true };
