/** One product: it goes into the basket, and two tabs say more about it. */
import { announce } from './announce.js';

const more = {
  '#about-delivery': 'Parcels leave every morning but Sunday. Islands take a day more.',
  '#about-returns': 'You can send everything back within a month.',
};
const find = (id) => document.querySelector(`#${id}`);
const sku = location.pathname.split('/')[2];
const response = await fetch(`/api/products/${encodeURIComponent(sku)}`);
const product = await response.json();

if (response.ok) {
  document.title = `${product.name} · Practice shop`;
  find('name').textContent = product.name;
  find('price').textContent = `${product.price} €`;
  find('about').textContent = product.about;
} else {
  find('name').textContent = 'We do not have this';
  find('add').hidden = true;
}

find('add').addEventListener('click', () => {
  find('added').textContent = 'It is in your basket.';
  announce('basket.added', { sku, price: product.price });
});
const showMore = () => (find('more').textContent = more[location.hash] ?? '');
window.addEventListener('hashchange', showMore);
showMore();
