"""From the invitation to the public page: an organiser asks, the speaker answers on a phone, slides are released."""


import pytest

pytestmark = pytest.mark.browser
