/** The keys of the inspector and what they do: what "?" lists. */
export const keys: readonly (readonly [keys: readonly string[], what: string])[] = [
  [['↓', '↑', 'j', 'k'], 'walk the list or the steps'],
  [['Home', 'End'], 'go to the first, to the last'],
  [['Enter'], 'open what is marked'],
  [['Esc'], 'close what lies on top, else one pane back'],
  [['←', '→'], 'change between tabs, or move a line between panes'],
  [['/'], 'search'],
  [['c'], 'copy from the step, the flow or the comparison'],
  [['x'], 'compare this login: in the list it is marked, x on another opens both'],
  [['e'], 'export what is shown'],
  [['v', 'Ctrl+V'], 'explain what was copied: an address, a cURL command, a token'],
  [['?'], 'these keys'],
];
