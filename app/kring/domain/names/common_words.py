"""Words that begin with a capital, or stand behind a title, and are nobody's name: of English and Dutch."""

from __future__ import annotations

_SMALL = """a an the and or nor but if only when with without not no never none nothing nobody anyone anybody someone
somebody everyone everybody all both each every one two three i me my mine we us our you your he him his she her they
them their it its this that these those here there then than is are be was were am has have had do does did done don
doesn didn isn aren won wouldn shouldn can can't cannot could may might must shall should will would let us please yes
in on at to of for from by as into out up down off over under before after during until while because so too also very
just first last next beside near opposite across inside outside together alone again away back still now later who
what where which whose how why any some more most less many much few other others another else same own enough only
say says said speak speaks talk talks come comes coming join joins go goes going leave leaves stay stays sit sits keep
keeps look looks listen listens laugh laughs shout shouts want wants know knows tell tells ask asks happen happens
het de een en of maar als alleen wanneer met zonder niet geen nooit niets niks niemand iemand iedereen alle allemaal
allebei beide ik mij me mijn wij we ons onze jij je jullie jouw u uw hij hem zijn zij ze haar hun hen dit dat deze die
hier daar er dan is ben bent was waren wordt worden heeft hebben had doe doet doen gedaan kan kunnen kon mag mogen moet
moeten zal zullen zou wil willen laat graag ja nee in op aan bij te tot voor van door als naar uit om over onder binnen
buiten na tijdens terwijl omdat want dus ook nog heel eerst laatst naast tegenover samen weer weg terug nu later wie
wat waar welke hoe waarom meer meest minder veel weinig ander andere anders zelfde eigen genoeg zegt zeggen praat
praten spreekt spreken komt komen gaat gaan blijft blijven zit zitten houdt kijkt kijken luistert lacht weet vertelt
vraagt erbij aanwezig stil rustig"""
_CALENDAR = """monday tuesday wednesday thursday friday saturday sunday january february march april may june july
august september october november december christmas easter halloween maandag dinsdag woensdag donderdag vrijdag
zaterdag zondag januari februari maart april mei juni juli augustus september oktober november december kerst kerstmis
pasen sinterklaas ramadan eid suikerfeest"""
_SCHOOL = """school class year group room hall library gym lesson break recess lunch morning afternoon evening today
tomorrow day days hour minute minutes time place chair table door window phone phones mobile photo photos picture video
camera recording whatsapp snapchat instagram tiktok discord youtube facebook internet english dutch flemish french
german arabic turkish polish ukrainian nederlands vlaams engels frans duits arabisch turks pools oekraiens kring pe ict
klas jaar groep lokaal zaal bibliotheek gymzaal les pauze middag ochtend avond vandaag morgen dag dagen uur minuut
minuten tijd plek plaats stoel tafel deur raam telefoon telefoons mobiel mobieltje gsm foto fotos filmpje opname
pupils pupil children child kids kid boys boy girls girl people person adults adult police interpreter leerlingen
leerling kinderen kind jongens jongen meisjes meisje mensen mens volwassenen volwassene politie tolk okay ok"""

COMMON = frozenset((*_SMALL.split(), *_CALENDAR.split(), *_SCHOOL.split()))
