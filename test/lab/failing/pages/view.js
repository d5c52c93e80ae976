// What the failing pages share: a status line and buttons.
export const show = (status) => {
  document.getElementById('status').textContent = status;
};

export const fail = (error) =>
  show(`Failed: ${error.error ?? error.errorCode ?? ''} ${error.message ?? error}`);

export function button(id, act) {
  const made = Object.assign(document.createElement('button'), { id, textContent: id });
  made.addEventListener('click', () => act().catch(fail));
  document.getElementById('buttons').append(made);
}
