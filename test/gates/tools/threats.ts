import { systemThreats } from './systemThreats';
import { any, CODE, MANIFEST, type Threat } from './threat';

/** How often a pattern with the flag g is found. */
const count = (text: string, pattern: RegExp) => (text.match(pattern) ?? []).length;

const RUNS_TEXT = /\beval\s*\(|\bnew\s+Function\s*\(/i;
const BASE64 = /\batob\s*\(|Buffer\s*\.\s*from\s*\([^)]*['"]base64['"]/i;
const FOREIGN_HOSTS =
	/webhook\.(site|cool)|oastify\.com|burpcollaborator\.|pipedream\.net|beeceptor\.com|ngrok(\.io|-free\.)|trycloudflare\.com|localhost\.run|(paste|haste)bin\.com|ghostbin\.site|transfer\.sh|filetransfer\.io|api\.telegram\.org|discord\.com\/api\/webhooks/i;
const OTHER_HOSTS =
	/\b(bit\.ly|appdomain\.cloud|termbin\.com|oast\.\w+|ply\.gg|dnslog\.cn|webhook-test\.com|typedwebhook\.tools|sendspace\.com|backblazeb2\.com|paste\.ee|rentry\.co|ipinfo\.io|checkip\.dyndns\.org|ip\.me|jsonip\.com|ipify\.org|ifconfig\.me|files\.catbox\.moe)\b/i;
const CHEAP_DOMAINS =
	/https?:\/\/[^\s/]+\.(xyz|tk|ml|ga|cf|gq|pw|top|club|bid|icu|zip|stream|link|quest)(?![\w.-])/;
const PUBLIC_ADDRESS =
	/https?:\/\/(?!0|10\.|127\.|169\.254\.|172\.(1[6-9]|2\d|3[01])\.|192\.168\.)\d{1,3}(\.\d{1,3}){3}/;
const PRIVATE_FILES =
	/\/etc\/(passwd|shadow)|['"][^'"]*\.env(\.local|\.production)?['"]|\.ssh\/id_|\.git\/config|\.git-credentials|\.gitconfig|\/\.netrc['"]|\.(aws|azure)\/credentials|gcloud\/credentials|\.npmrc|\.pypirc|Google\/Chrome\/User Data|\.mozilla\/firefox/i;
const SYSTEM = /\bos\.(platform|arch|hostname|type|userInfo|release|homedir|tmpdir)\s*\(\s*\)/gi;
// UTF-8 of Greek, Cyrillic and mathematical letters, and of invisible ones.
const FOREIGN_LETTER = '(?:[\\xce\\xcf\\xd0\\xd1][\\x80-\\xbf]|\\xf0\\x9d[\\x80-\\xbf]{2})';

/**
 * What the public malware rules look for that n8n has drafted for its scan: GuardDog's rules called `threat-*`, as far
 * as they read JavaScript and package.json (n8n-io/n8n, pull request 38095; DataDog/guarddog). No package of the npm
 * registry has the rules yet, so this says in its own words what they are after; n8n's scan has the last word. Left out
 * are those that read other languages only, or look for Windows programs by name.
 */
const threats: readonly Threat[] = [
	...systemThreats,
	{
		name: 'network-exfiltration',
		files: CODE,
		found: any(FOREIGN_HOSTS, CHEAP_DOMAINS, PUBLIC_ADDRESS),
	},
	{ name: 'network-outbound-shady-links', files: CODE, found: any(OTHER_HOSTS) },
	{ name: 'filesystem-read', files: CODE, found: any(PRIVATE_FILES) },
	{
		name: 'runtime-environment-read',
		files: CODE,
		found: any(
			/process\.env\.\w*(KEY\b|API_?KEY|SECRET|TOKEN|PASS|AUTH|CRED)/i,
			/JSON\.stringify\(process\.env\)/i,
		),
	},
	{
		name: 'runtime-keylogging',
		files: CODE,
		found: any(
			/iohook|require\('keypress'\)|node-key-sender|node-global-key-listener/i,
			/log_?key(stroke|press)|hook_keyboard|SetWindowsHookEx/i,
			// One vendor's name has the verb in it.
			/(steal|grab|exfiltrate).*(password|credential|passwd)/i,
		),
	},
	{
		name: 'runtime-system-info',
		files: CODE,
		found: (text) => new Set(text.toLowerCase().match(SYSTEM) ?? []).size >= 3,
	},
	{
		name: 'process-spawn-silent',
		files: CODE,
		found: (text) =>
			/detached"?\s*:\s*true/i.test(text) &&
			/stdio"?\s*:\s*\[?\s*['"]ignore|windowsHide"?\s*:\s*true/i.test(text),
	},
	{
		name: 'runtime-obfuscation',
		files: CODE,
		found: (text) => {
			const long = count(text, /['"][A-Za-z0-9+/]{150,}/g);
			const hex = count(text, /(\\x[0-9a-f]{2}){21,}/gi);
			const joined = count(text, /['"]\s*\+\s*['"]/g);
			const escaped = count(text, /(\\u[0-9a-f]{4}){11,}/gi);
			const named = count(text, /\b[a-z]_0x[a-f0-9]{4,6}\b/gi);
			return (
				long >= 3 ||
				hex >= 3 ||
				(named >= 10 && joined >= 20) ||
				(escaped >= 2 && (long > 0 || joined >= 5 || hex > 0))
			);
		},
	},
	{
		name: 'runtime-obfuscation-general',
		files: CODE,
		found: any(
			/(\\x[0-9a-f]{2}){50,}|(\\[0-7]{3}){50,}/i,
			/\[\s*!\s*!\s*\[\s*\]\s*\]/,
			/\bString\s*\.\s*fromCharCode\s*\(\s*\w+(\s*,\s*(0x[0-9a-f]+|\d+)){9,}/i,
		),
	},
	{
		name: 'runtime-obfuscation-base64exec',
		files: CODE,
		found: (text) => BASE64.test(text) && RUNS_TEXT.test(text),
	},
	{
		name: 'runtime-obfuscation-dynamic-eval',
		files: CODE,
		found: any(
			/\beval\s*\(\s*function\s*\(/i,
			/\b(eval|new\s+Function)\s*\([^;]{0,160}\bfromCharCode\b/i,
		),
	},
	{
		name: 'runtime-obfuscation-hidden-code',
		files: CODE,
		found: (text) =>
			/global\s*\[\s*['"][\w$]{1,6}['"]\s*\]\s*=\s*require\b/i.test(text) ||
			(/ {400,}\S/.test(text) && RUNS_TEXT.test(text)),
	},
	{
		name: 'runtime-obfuscation-js-mangling',
		files: CODE,
		found: any(/(const|var|function) _0x[a-f0-9]{4,6}\b/),
	},
	{
		name: 'runtime-obfuscation-api',
		files: CODE,
		found: any(
			/getOwnPropertyDescriptor\s*\([^)]+\)\s*\.\s*value\s*\(/i,
			/\[\s*Object\s*\.\s*(getOwnPropertyNames|keys)\s*\([^)]+\)\s*\.\s*find\s*\(/i,
			/\bObject\s*\.\s*entries\s*\([^)]+\)\s*\.\s*(find|filter)\s*\([^)]+\)\s*\[\s*[01]\s*\]/i,
		),
	},
	{
		name: 'runtime-obfuscation-unicode',
		files: CODE,
		found: any(
			new RegExp(`[a-z]${FOREIGN_LETTER}|${FOREIGN_LETTER}[a-z]`, 'i'),
			/[a-z]\xe2\x80[\x8b-\x8d][a-z]/i,
		),
	},
	{
		name: 'npm-preinstall-script',
		files: MANIFEST,
		found: any(/"(pre|post)?install"\s*:\s*"[^"]+/i),
	},
	{
		name: 'npm-http-dependency',
		files: MANIFEST,
		found: any(/:\s*"http:\/\//, /:\s*"https?:\/\/[^"]+\.(tar\.gz|tgz|zip)"/i),
	},
	{
		name: 'npm-dependency-confusion',
		files: MANIFEST,
		found: any(/\b(nslookup|dig|host|curl)\s+.*\$|\$\((whoami|hostname)\)/i),
	},
];

/**
 * The rules that a file of the packed package falls under.
 *
 * @param path relative to the package, with forward slashes
 */
export function threatsIn(path: string, content: Buffer): string[] {
	const text = content.toString('latin1');
	return threats
		.filter(({ files, found }) => files.test(path) && found(text))
		.map(({ name }) => name);
}

/** Names of all rules. */
export const threatNames = threats.map(({ name }) => name);
