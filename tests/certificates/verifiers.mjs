// Judges a credential as somebody elsewhere would: with `jose` and Digital Bazaar's status lists.
// Reads {credential, keys, list} from standard input: two signed JWTs and a JWK Set; answers in JSON.
import {text} from 'node:stream/consumers';
import {createLocalJWKSet, jwtVerify} from 'jose';
import {checkStatus} from '@digitalbazaar/vc-bitstring-status-list';

const {credential, keys, list, at} = JSON.parse(await text(process.stdin));
const trusted = createLocalJWKSet(keys);
const options = {algorithms: ['ES256', 'RS256'], currentDate: new Date(at), requiredClaims: ['iss', 'jti', 'sub', 'nbf']};

async function verified(token) {
  const {payload, protectedHeader} = await jwtVerify(token, trusted, options);
  return {payload, protectedHeader};
}

let answer;
try {
  const {payload, protectedHeader} = await verified(credential);
  const documentLoader = async url => {
    const document = (await verified(list)).payload;
    if (document.id !== url) throw new Error(`${url} is not ${document.id}`);
    return {document};
  };
  const status = await checkStatus({credential: payload, documentLoader, verifyBitstringStatusListCredential: false});
  answer = {
    verified: true, header: Object.keys(protectedHeader).sort(), name: payload.name,
    status: status.verified, revoked: status.results?.[0]?.status, why: status.error?.message,
  };
} catch (error) {
  answer = {verified: false, why: error.code ?? error.message};
}
console.log(JSON.stringify(answer));
