import { openServer } from '../open-server.ts';
import { createPageApp } from './page-app.ts';
import { createPhotoProvider, type PhotoEvent } from './provider.ts';
import { createPrintShop } from './web-app.ts';

/** A provider of OAuth 1.0a and its two consumers, each an origin and a site of its own. */
export type PhotoLab = {
  readonly log: readonly PhotoEvent[];
  readonly printShop: string;
  readonly slideshow: string;
  readonly close: () => Promise<void>;
};

/** Starts them on free loopback ports. Close it when done: nothing else does. */
export async function startPhotoLab(): Promise<PhotoLab> {
  const [provider, shop, page] = await Promise.all([
    openServer('photos.localhost'),
    openServer('prints.localhost'),
    openServer('slides.localhost'),
  ]);
  const consumer = { key: 'dpf43f3p2l4k3l03', secret: 'kd94hf93k423kf44' };
  const { listener, log } = createPhotoProvider(provider.origin, consumer);
  provider.serve(listener);
  shop.serve(createPrintShop(shop.origin, provider.origin, consumer));
  page.serve(createPageApp(provider.origin, consumer));
  return {
    log,
    printShop: shop.origin,
    slideshow: page.origin,
    close: async () => {
      await Promise.all([provider, shop, page].map((server) => server.close()));
    },
  };
}
