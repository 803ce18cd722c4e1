/** What the practice shop's server knows and does: a few products, and orders that nobody pays for. */
import { readText } from './json.ts';
import type { Api } from './server.ts';

const products = [
  { sku: 'kettle', name: 'Copper kettle', price: 64, about: 'One litre, for gas and induction. Boils in four minutes.' },
  { sku: 'teapot', name: 'Stoneware teapot', price: 38, about: 'Holds four cups. Glazed in a grey that suits every table.' },
  { sku: 'cups', name: 'Six cups', price: 42, about: 'Thin porcelain, each a little different. Safe in the dishwasher.' },
  { sku: 'sencha', name: 'Sencha, 200 g', price: 19, about: 'First harvest, from a hillside by the sea.' },
  { sku: 'tray', name: 'Oak tray', price: 29, about: 'Oiled by hand, with a rim that keeps what is on it.' },
  { sku: 'scale', name: 'Small scale', price: 24, about: 'Weighs tea to a tenth of a gram.' },
];

export function createShopApi(): Api {
  let orders = 0;
  return (method, path, body) => {
    const [, thing, sku] = path.pathname.split('/');
    if (thing === 'orders' && method === 'POST')
      return { number: 1000 + ++orders, name: readText(body, 'name'), delivery: readText(body, 'delivery') };
    if (thing !== 'products' || method !== 'GET') return undefined;
    if (sku !== undefined) return products.find((product) => product.sku === sku);
    const words = (path.searchParams.get('q') ?? '').toLowerCase();
    return { products: products.filter(({ name, about }) => `${name} ${about}`.toLowerCase().includes(words)) };
  };
}
