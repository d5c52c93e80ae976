import { exampleName, type ExampleId } from '../../lib/telling/examples.ts';

type Means = {
  fetchExample: (id: ExampleId) => Promise<Blob>;
  /** Reads it; false where it could not be read, which is told. */
  open: (file: File) => Promise<boolean>;
  onMissing: (sentence: string) => void;
};

/** Opens a built-in example; true once it is shown. One whose file is not there is told. */
export async function openExample(id: ExampleId, { fetchExample, open, onMissing }: Means): Promise<boolean> {
  const blob = await fetchExample(id).catch(() => undefined);
  if (blob) return open(new File([blob], exampleName(id)));
  onMissing('The example could not be opened: its file is not in this copy of the extension.');
  return false;
}
