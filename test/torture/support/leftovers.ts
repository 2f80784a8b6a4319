type Removal = () => unknown;

const removals = new Set<Removal>();

/** Has `removal` carried out when the run ends before its time. @returns how to take that back */
export function onLeaving(removal: Removal): () => void {
  removals.add(removal);
  return () => removals.delete(removal);
}

/** Removes processes, servers and mounts that are still there, the latest first. */
export async function removeLeftovers(): Promise<void> {
  for (const removal of [...removals].toReversed()) {
    removals.delete(removal);
    try {
      await removal();
    } catch (error) {
      console.error(`Something was left behind: ${String(error)}`);
    }
  }
}
