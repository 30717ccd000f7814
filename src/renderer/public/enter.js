// The first page of a link: keeps the key of this window where no other port of this machine can read it, and goes on to the console.
// The names are those of src/shared/wire/loopback-key.ts.
const key = document.querySelector('meta[name="slipway-key"]').content;
sessionStorage.setItem('slipway.key', key);
location.replace(`/${location.hash}`);
