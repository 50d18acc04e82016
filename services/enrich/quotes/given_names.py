"""Given names that are mostly men's or mostly women's, case folded; names of both are left out."""

from services.enrich.quotes.wordlists import split_words

MALE = split_words(
    """
james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark
donald steven paul andrew joshua kenneth kevin brian george edward ronald timothy jason jeffrey jeff ryan jacob
gary nicholas nick eric jonathan stephen larry justin scott brandon benjamin ben samuel gregory greg frank
alexander raymond patrick jack dennis jerry tyler aaron jose adam nathan henry douglas doug zachary peter kyle
walter ethan jeremy harold keith christian roger noah gerald carl terry sean arthur austin lawrence dylan bryan
joe jim tom bob bill mike dave steve dan tony matt josh ken ron tim ted jeb marco bernie rand mitt barack boris
vladimir emmanuel recep antonio khalifa mohammed muhammad mohamed ahmed ali hassan hussein ibrahim omar yusuf
mustafa abdullah khalid bashar fayez heiko hans karl klaus jürgen wolfgang stefan jan lars sven erik olaf nils
bjorn henrik anders pierre françois jacques michel luc antoine philippe louis giovanni marco luca paolo giuseppe
matteo carlos juan pedro luis miguel diego pablo fernando javier rafael sergio ivan dmitri sergei igor oleg yuri
boris mikhail nikolai viktor pavel tomasz piotr marek jakub milan goran zoran dragan nikola kenji hiroshi
takeshi akira satoshi wei ravi rajesh arjun vikram sanjay anil sunil amit narendra imran tariq bilal kofi kwame
chidi emeka olu sipho thabo simon martin alan ian neil graham stuart colin nigel trevor derek barry clive
geoffrey hugh rupert oliver harry liam connor declan seamus padraig owen rhys gareth angus callum ewan duncan
malcolm fergus rory max felix oscar leo hugo otto emil axel ernst fritz gustav ludwig moritz tobias lukas
matthias andreas
"""
)
FEMALE = split_words(
    """
mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty sandra margaret ashley
kimberly emily donna michelle carol amanda melissa deborah stephanie rebecca sharon laura cynthia dorothy amy
kathleen angela shirley emma brenda pamela nicole anna samantha katherine christine debra rachel carolyn janet
maria olivia heather helen catherine diane julie victoria joyce lauren kelly christina joan evelyn judith hannah
megan cheryl jacqueline martha madison teresa gloria sara janice ann kathryn abigail sophia frances alice judy
isabella julia grace amber denise danielle marilyn beverly charlotte natalie theresa diana brittany doris kayla
hillary chelsea carly megyn ivanka melania angela ursula theresa nicola jacinda christine marine brigitte anne
marie claire camille juliette élise amélie chloé giulia chiara francesca elena valentina lucia carmen ana pilar
rosa ines sofia natasha olga tatiana svetlana irina ekaterina ludmila nadia oksana katarzyna agnieszka magdalena
zofia jana petra ivana jelena milica ingrid astrid freya sigrid karin birgit annika greta heidi sabine monika
ulrike fatima aisha khadija zainab leila layla amina mariam noor yasmin samira huda hanan priya anjali sunita
lakshmi indira meera deepa yuki keiko akiko naomi mei ling amara ngozi chioma zanele thandi nomsa wanjiru ruth
esther rosemary fiona moira sheila eileen maureen siobhan aoife niamh ciara bronwen rhiannon gwen isla mhairi
heather mara tessa nora clara vera edith ida ella lena lina mia zoe eva iris ivy daisy lily hazel olive pearl
ruby beatrice harriet philippa gemma tracy wendy paula joanna gillian hilary lesley penelope imogen
"""
)
