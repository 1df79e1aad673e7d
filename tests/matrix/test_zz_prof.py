import cProfile, pstats, time, gc
import pytest
from tests.matrix.identities import Identity
from tests.matrix import test_reading as r
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_demo", "each_pdf_once", "plain_refusals")]
def test_it():
    t=time.time(); 
    p=cProfile.Profile(); pass
    c = r.read_by(Identity.MAYOR)
    print("crawl", time.time()-t, len(c.seen))
