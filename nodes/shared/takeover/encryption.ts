import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'crypto';

const ALGORITHM = 'aes-256-gcm';
/** A shorter tag would be easier to forge, and Node accepts one unless told otherwise. */
const TAG = { authTagLength: 16 };

/**
 * Encrypts a value (JSON) with a key derived from the credential's secret (AES-256-GCM), so that another system's
 * headers can travel and wait without being readable. Only ASCII.
 */
export function encrypt(secret: string, value: unknown): string {
	const nonce = randomBytes(12);
	const cipher = createCipheriv(ALGORITHM, keyFrom(secret), nonce, TAG);
	const data = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()]);
	return [nonce, cipher.getAuthTag(), data].map((part) => part.toString('base64url')).join('.');
}

/** Opens what `encrypt` made; undefined if the secret has changed since, or a single bit of the text. */
export function decrypt(secret: string, text: string): unknown {
	try {
		const [nonce, tag, data] = text.split('.').map((part) => Buffer.from(part, 'base64url'));
		const decipher = createDecipheriv(ALGORITHM, keyFrom(secret), nonce, TAG);
		decipher.setAuthTag(tag);
		const plain = Buffer.concat([decipher.update(data), decipher.final()]).toString('utf8');
		return JSON.parse(plain) as unknown;
	} catch {
		// A wrong key and a damaged text look alike, and mean the same to the caller: it cannot be put back.
		return undefined;
	}
}

/** A short fingerprint of an API key: tells "the same key as then" without keeping the key. */
export function keyFingerprint(key: string): string {
	return createHash('sha256').update(key).digest('hex').slice(0, 16);
}

function keyFrom(secret: string): Buffer {
	return createHmac('sha256', secret).update('displaced registration').digest();
}
