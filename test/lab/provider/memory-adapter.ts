import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider';

/** What a provider remembers, for as long as it runs. Nothing expires: a lab does not live that long. */
export function createMemoryAdapter(): AdapterFactory {
  const records = new Map<string, AdapterPayload>();
  const find = (model: string, matches: (payload: AdapterPayload) => boolean): AdapterPayload | undefined => {
    for (const [key, payload] of records) if (key.startsWith(`${model}:`) && matches(payload)) return payload;
    return undefined;
  };
  return (model): Adapter => ({
    upsert: async (id, payload) => void records.set(`${model}:${id}`, payload),
    find: async (id) => records.get(`${model}:${id}`),
    findByUid: async (uid) => find(model, (payload) => payload.uid === uid),
    findByUserCode: async (userCode) => find(model, (payload) => payload.userCode === userCode),
    destroy: async (id) => void records.delete(`${model}:${id}`),
    consume: async (id) => {
      const payload = records.get(`${model}:${id}`);
      if (payload) payload.consumed = Math.floor(Date.now() / 1000);
    },
    revokeByGrantId: async (grantId) => {
      for (const [key, payload] of records) if (payload.grantId === grantId) records.delete(key);
    },
  });
}
