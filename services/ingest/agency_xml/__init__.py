"""Agency XML: what NITF, NewsML and their like share, from the bytes of a file to blocks and stated facts.

Formats that carry NITF or XHTML as text use ``nitf_text.nitf_text_blocks`` and ``markup.loose_blocks``.
"""
