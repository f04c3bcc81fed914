story: strep-throat-ed
title: Streptococcal pharyngitis
setting: emergency
service: Emergency
age: 5-30
weight: 5
reason: Sore throat
fits: anyone

[values]
temp = 38.3..39.2

[codes]
J02.0 | | Streptococcal pharyngitis | Streptococcal pharyngitis

[medications]
discharge | amoxicillin 500 mg capsule | 1 capsule by mouth twice daily for 10 days | 308191

[results +00:05 85353-1 Vital signs]
8310-5 | Body temperature | {temp} | Cel | 36.1-37.8
8867-4 | Heart rate | 104 | /min | 60-110

[results +00:25 78012-2 Streptococcus pyogenes antigen, throat]
78012-2 | Streptococcus pyogenes antigen | positive | | negative

[document +00:45 34111-5 by emergency]
FAST TRACK: {age}, sore throat and fever two days, no cough. {temp}. Tonsils with pus, tender neck nodes, no
trismus, voice clear. Rapid test positive. No allergy to penicillin. Streptococcal pharyngitis. Amoxicillin ten
days, school after a day. {emergency}
