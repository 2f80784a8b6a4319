/** Codes of ISO 4217 that `Intl` does not list: withdrawn ones that older records hold, and those of funds, metals and units of account. */
const unlisted = new Set(
  (
    'BOV CHE CHW CLF COU MXV USN UYI UYW VED XAG XAU XBA XBB XBC XBD XPD XPT XSU XUA ' +
    'ADP AFA AOK ATS AZM BEF BGL CSK CYP DDM DEM ECS EEK ESP FIM FRF GHC GRD HRK IEP ITL LTL LUF LVL MGF MTL MZM NLG PLZ ' +
    'PTE ROL RUR SDD SIT SKK SRG SUR TJR TMM TPE TRL UAK VEB XEU YUM YUN ZAR ZMK ZWD XDR'
  ).split(' '),
);

const current = new Set(Intl.supportedValuesOf('currency'));

/** Whether a code is, or was, a currency of ISO 4217. */
export const isCurrency = (code: string): boolean => current.has(code) || unlisted.has(code);
