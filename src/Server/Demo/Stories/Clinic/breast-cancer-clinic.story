story: breast-cancer-clinic
title: Breast cancer on hormone treatment, oncology visit
setting: outpatient
service: Oncology
sex: F
age: 50-80
weight: 3
reason: Oncology follow-up

[values]
tscore = 1.1..1.9

[codes]
C50.911 | | Malignant neoplasm of unspecified site of right female breast | Cancer of the right breast, on adjuvant treatment
Z17.0 | | Estrogen receptor positive status [ER+] | estrogen receptor positive
Z79.811 | | Long term (current) use of aromatase inhibitors | anastrozole 1 mg daily
M25.50 | | Pain in unspecified joint | joint pains from the tablet
T38.6X5A | | Adverse effect of antigonadotrophins, antiestrogens, antiandrogens, not elsewhere classified, initial encounter | joint pains from the tablet

[problems]
C50.911 | 2 | Cancer of the right breast

[medications]
home | anastrozole 1 mg tablet | 1 tablet by mouth once daily | 199224
discharge | naproxen 500 mg tablet | 1 tablet by mouth twice daily as needed | 198014

[results +00:10 85353-1 Vital signs]
8480-6 | Systolic blood pressure | 128 | mm[Hg] | 90-140
29463-7 | Body weight | 68 | kg | 

[document +00:40 34108-1 by author]
ONCOLOGY CLINIC

Cancer of the right breast, on adjuvant treatment: pT1c pN0, estrogen receptor positive, lumpectomy and radiation
two years ago, anastrozole 1 mg daily since. Hands and knees stiff each morning: joint pains from the tablet,
bearable. No lump, no bone pain, no cough.
Scar soft, no mass, axilla empty. Mammogram last month normal. Bone density T -{tscore}.
Go on with anastrozole; naproxen when needed; vitamin D; walk. Six months.

{author}
