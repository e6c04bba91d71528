import { walked } from '../feature.js';

export default walked({
  routes: [
    [/^\w+ \/api\/v1\/(me|sessions)\b/, 'a token'],
    [/^post \/api\/v1\/auth\/(logout|password)$/, 'a token'],
    [/^post \/api\/v1\/auth\/(?!logout$|password$)/, 'nothing'],
  ],
});
