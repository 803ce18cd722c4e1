/** The shelf: all products, or those that the search found. */

const query = new URLSearchParams(location.search).get('q') ?? '';
const response = await fetch(`/api/products?q=${encodeURIComponent(query)}`);
const { products } = await response.json();

const heading = document.querySelector('#heading');
if (query !== '') heading.textContent = products.length === 0 ? `Nothing found for “${query}”` : `Found for “${query}”`;
document.querySelector('#shelf').replaceChildren(...products.map(drawProduct));

function drawProduct({ sku, name, price, about }) {
  const item = document.createElement('li');
  const link = document.createElement('a');
  link.href = `/products/${sku}`;
  link.textContent = name;
  const cost = document.createElement('p');
  cost.className = 'price';
  cost.textContent = `${price} €`;
  const words = document.createElement('p');
  words.className = 'quiet';
  words.textContent = about;
  item.append(link, cost, words);
  return item;
}
