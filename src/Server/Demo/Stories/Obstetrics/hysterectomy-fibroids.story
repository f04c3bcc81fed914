story: hysterectomy-fibroids
title: Bleeding uterine fibroids, laparoscopic hysterectomy
setting: inpatient
service: Obstetrics
sex: F
age: 38-52
weight: 2
stay: 1
reason: Planned hysterectomy
disposition: 01
drg: 743

[values]
hgb = 9.4..10.3
wt = 420..610

[codes]
D25.1 | Y | Intramural leiomyoma of uterus | intramural fibroids
N92.0 | Y | Excessive and frequent menstruation with regular cycle | heavy regular menstrual bleeding
D50.0 | Y | Iron deficiency anemia secondary to blood loss (chronic) | iron deficiency anemia from menstrual blood loss
0UT94ZZ | day 0 | Resection of uterus, percutaneous endoscopic approach | Total laparoscopic hysterectomy
0UTC4ZZ | day 0 | Resection of cervix, percutaneous endoscopic approach | uterus and cervix removed
0UT74ZZ | day 0 | Resection of bilateral fallopian tubes, percutaneous endoscopic approach | both tubes removed

[problems]
D25.1 | 4 | Intramural fibroids
D50.0 | 1 | Iron deficiency anemia

[medications]
home | ferrous sulfate 325 mg tablet | 1 tablet by mouth once daily | 310325
inpatient | cefazolin 2 g injection | 2 g intravenously before incision
discharge | ibuprofen 200 mg tablet | 3 tablets by mouth every 6 hours as needed | 310965
discharge | ferrous sulfate 325 mg tablet | 1 tablet by mouth once daily | 310325

[results +00:20 85353-1 Vital signs]
8310-5 | Body temperature | 36.6 | Cel | 36.1-37.8
8480-6 | Systolic blood pressure | 122 | mm[Hg] | 90-140
8462-4 | Diastolic blood pressure | 76 | mm[Hg] | 60-90
8867-4 | Heart rate | 78 | /min | 60-100

[results +00:25 58410-2 Complete blood count]
718-7 | Hemoglobin | {hgb} | g/dL | 12.0-16.0
777-3 | Platelets | 318 | 10*3/uL | 150-400

[results +00:25 2106-3 Pregnancy test, urine]
2106-3 | Choriogonadotropin, urine | negative | | negative

[document +00:45 34117-2 by attending]
GYNECOLOGY H&P

{age} woman, two children, heavy regular menstrual bleeding for three years, clots, twelve pads on the second day;
iron deficiency anemia from menstrual blood loss,
hemoglobin {hgb} on iron. Uterus to the navel; ultrasound: intramural fibroids to 8 cm. Biopsy of the lining benign.
Hormones did not help; family complete. No other
illness; no allergies.
PLAN: laparoscopic hysterectomy with tubes, ovaries stay. Consent.

{attending}

[document +04:15 11504-8 by obstetrician]
OPERATIVE REPORT

Total laparoscopic hysterectomy: uterus and cervix removed through the vagina after morcellation in a bag, both
tubes removed; ovaries normal, kept. General, {anaesthetist}.
Uterus {wt} g. Ureters seen. Cuff closed with barbed suture. Cystoscopy: both jets. Loss 110 mL.

{obstetrician}

[document +1d08:30 11526-1 by pathologist]
UTERUS, CERVIX, TUBES, {wt} g: leiomyomas, intramural, largest 8 cm; no atypia. Endometrium proliferative. Cervix
and tubes without abnormality. {pathologist}

[document +1d09:30 18842-5 by attending]
DISCHARGE SUMMARY

intramural fibroids with heavy regular menstrual bleeding and iron deficiency anemia from menstrual blood loss.
Total laparoscopic hysterectomy with tubes {day}. Passes
urine, eats, pain 3. Ibuprofen, iron. Nothing in the vagina for eight weeks. Clinic in two.

{attending}
