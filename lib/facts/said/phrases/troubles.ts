/** Not what it should be; words apart by `|`. */
export const wrong =
  "mismatch|mismatched|mismatching|not match|doesn't match|didn't match|don't match|invalid|incorrect|unexpected|unmatch|unmatched|wrong|differs|different from|not the same|not equal|not valid|does not equal|bad";

/** Not there. */
export const gone =
  "missing|not found|lost|absent|expired|no longer|could not be found|couldn't be found|could not find|cannot find|unknown|gone|no such|not present|empty|not exist|doesn't exist|not set|there's no|there is no|no … found";

/** Not among those that are let in. */
export const unlisted =
  'not registered|unregistered|not allowed|not whitelisted|not allowlisted|not authorized|not authorised|not permitted|not listed|not in the list|not on the list|not configured|not one of|not recognized|not recognised|must be registered|unauthorized|disallowed|rejected|refused|not supported|not accepted';

/** Did not work. */
export const failing =
  "failed|failure|could not|couldn't|cannot|unable|error|timed out|timeout|unreachable|refused|did not respond|not responding|unavailable";
