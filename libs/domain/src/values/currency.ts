/** Codes of ISO 4217 that `Intl` does not list: withdrawn ones that older records hold, and funds and metals left out. */
const withdrawn = new Set(
  (
    'ADP AFA AOK ATS AZM BEF BGL CSK CYP DDM DEM ECS EEK ESP FIM FRF GHC GRD HRK IEP ITL LTL LUF LVL MGF MTL MZM NLG PLZ ' +
    'PTE ROL RUR SDD SIT SKK SRG SUR TJR TMM TPE TRL UAK VEB XEU YUM YUN ZAR ZMK ZWD XDR'
  ).split(' '),
);

const current = new Set(Intl.supportedValuesOf('currency'));

/** Whether a code is, or was, a currency of ISO 4217. */
export const isCurrency = (code: string): boolean => current.has(code) || withdrawn.has(code);
