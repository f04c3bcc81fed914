story: opioid-withdrawal
title: Opioid withdrawal, started on buprenorphine
setting: inpatient
service: Psychiatry
age: 21-58
weight: 2
stay: 3
reason: Withdrawal
disposition: 01
drg: 897

[values]
cows = 17..24

[codes]
F11.23 | Y | Opioid dependence with withdrawal | Opioid dependence with withdrawal
L02.413 | Y | Cutaneous abscess of right upper limb | abscess of the right forearm
F17.210 | Y | Nicotine dependence, cigarettes, uncomplicated | nicotine dependence, cigarettes
HZ2ZZZZ | day 0 | Detoxification services for substance abuse treatment | Medically managed withdrawal
HZ82ZZZ | day 1 | Medication management for substance abuse treatment, buprenorphine | Buprenorphine begun
0H9DXZZ | day 0 | Drainage of right lower arm skin, external approach | abscess opened and drained at the bedside

[problems]
F11.20 | 6 | Opioid dependence
F17.210 | 10 | Nicotine dependence, cigarettes

[medications]
inpatient | buprenorphine-naloxone 8-2 mg film | 1 film under the tongue twice daily
inpatient | clonidine 0.1 mg tablet | 1 tablet by mouth every 6 hours as needed | 884173
inpatient | cephalexin 500 mg capsule | 1 capsule by mouth four times daily | 309114
discharge | buprenorphine-naloxone 8-2 mg film | 1 film under the tongue twice daily
discharge | cephalexin 500 mg capsule | 1 capsule by mouth four times daily for 5 days | 309114
discharge | naloxone 4 mg nasal spray | 1 spray for overdose

[results +00:10 85353-1 Vital signs]
8310-5 | Body temperature | 37.4 | Cel | 36.1-37.8
8480-6 | Systolic blood pressure | 148 | mm[Hg] | 90-140
8867-4 | Heart rate | 108 | /min | 60-100

[results +01:00 58410-2 Complete blood count]
6690-2 | Leukocytes | 11.8 | 10*3/uL | 4.5-11.0
718-7 | Hemoglobin | 13.2 | g/dL | 12.0-17.0

[document +02:00 34117-2 by attending]
ADMISSION NOTE

{age} {man}, fentanyl by needle many times a day for years, last use 20 hours ago, wants to stop ("my
{brother|friend|cousin} died"). Yawns, goose flesh, cramps, pupils 7 mm. COWS {cows}. Sore right forearm: abscess of
the right forearm, 3 cm, soft, no streak. nicotine dependence, cigarettes. HIV and
hepatitis C tests sent (negative last year). No allergies.
Opioid dependence with withdrawal. Medically managed withdrawal; buprenorphine when COWS stays above 13 and 24 h
after fentanyl. abscess opened and drained at the bedside through the skin under lidocaine, 10 mL pus. Cephalexin.

{attending}

[document +1d10:00 11506-3 by resident]
Buprenorphine begun at 07:00, 4 mg, 4 mg, 8 mg: COWS 6. Slept. Wound clean. {resident}

[document +3d10:00 18842-5 by attending]
DISCHARGE SUMMARY. Opioid dependence with withdrawal, on buprenorphine-naloxone 8-2 twice daily. abscess of the
right forearm, drained, healing. nicotine dependence. Naloxone spray in the bag. HIV, hepatitis C negative. Clinic
tomorrow 10:00.
{attending}
