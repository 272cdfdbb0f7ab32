"""What is in the clipboard after copying in several programs, written by hand after theirs."""
# ruff: noqa: E501  # as programs write it

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word"><head><meta name=Generator content="Microsoft Word 15">
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!-- p.MsoNormal {mso-style-parent:"";} --></style></head><body lang=EN-GB>
<!--StartFragment-->
<h1 style='mso-list:none'><span lang=EN-GB>The sea is falling<o:p></o:p></span></h1>
<p class=MsoNormal><span lang=EN-GB>Since <b style='mso-bidi-font-weight:normal'>1995</b> the
Caspian has <i>lost</i> two metres<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1"
title=""><span class=MsoFootnoteReference><span style='mso-special-character:footnote'>
<![if !supportFootnotes]><span class=MsoFootnoteReference>[1]</span><![endif]></span></span></a>,
says the <a href="https://example.org/level?a=1&amp;b=2">survey</a>.<o:p></o:p></span></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<h2><span>What the ports do<o:p></o:p></span></h2>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'>
<![if !supportLists]><span style='mso-fareast-font-family:Symbol'><span style='mso-list:Ignore'>·
<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span>
<![endif]>Dredge<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='text-indent:-18.0pt;mso-list:l0 level2 lfo1'>
<![if !supportLists]><span style='mso-list:Ignore'>o<span>&nbsp;&nbsp; </span></span><![endif]>Wait
<o:p></o:p></p>
<p class=MsoQuote>“We wait for water.”<o:p></o:p></p>
<table class=MsoTableGrid border=1 cellspacing=0><tr><td width=200><p class=MsoNormal>Port<o:p></o:p>
</p></td><td><p class=MsoNormal>Depth<o:p></o:p></p></td></tr>
<tr><td><p class=MsoNormal>Aktau</p></td><td><p class=MsoNormal align=right>4,5</p></td></tr></table>
<p class=MsoNormal>An <del cite="mailto:Rena" datetime="2026-03-01T10:00">older</del><ins
cite="mailto:Rena" datetime="2026-03-01T10:00">newer</ins> word<span class=MsoCommentReference>
<a class=msocomanchor href="#_msocom_1">[R1]</a></span>.<o:p></o:p></p>
<h2>And then<o:p></o:p></h2>
<p class=MsoNormal>Rain.<br>And more rain.<o:p></o:p></p>
<div style='mso-element:footnote-list'><br clear=all><hr align=left size=1 width="33%">
<div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a
style='mso-footnote-id:ftn1' href="#_ftnref1" name="_ftn1" title=""><span
class=MsoFootnoteReference>[1]</span></a> Measured at <i>Baku</i>.<o:p></o:p></p></div></div>
<div style='mso-element:comment-list'><div style='mso-element:comment'><div id="_com_1"
class=msocomtxt><p class=MsoCommentText>Is this so?</p></div></div></div>
<!--EndFragment--></body></html>"""


GOOGLE_DOCS = """<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1a2b">
<h2 dir="ltr" style="line-height:1.38;"><span style="font-size:16pt;font-weight:400;">Water</span></h2>
<p dir="ltr" style="line-height:1.38;"><span style="font-weight:400;">Plain, </span><span
style="font-weight:700;">bold</span><span style="font-weight:400;">, </span><span
style="font-weight:400;font-style:italic;">italic</span><span> and H</span><span
style="vertical-align:sub;font-size:0.6em">2</span><span style="vertical-align:baseline">O.</span></p>
<ol style="margin-top:0;"><li dir="ltr" aria-level="1"><p role="presentation"><span>First</span></p></li>
<li dir="ltr"><p role="presentation"><span>Second</span></p></li>
<ol><li dir="ltr" aria-level="2"><p role="presentation"><span>Within</span></p></li></ol></ol><br />
<p dir="ltr"><span>See </span><a
href="https://www.google.com/url?q=https://example.org/x&amp;sa=D"><span>this</span></a><span>.</span>
</p></b>"""

LIBREOFFICE = """<!DOCTYPE html><html><head><meta name="generator" content="LibreOffice 7.4 (Linux)"/>
<style type="text/css">p { margin-bottom: 0.1in }</style></head><body lang="ru-RU" dir="ltr">
<h1 class="western">Дорога</h1><p style="line-height: 115%"><font face="Liberation Serif, serif">Текст с
<b>полужирным</b></font><a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup>
</a> словом.</p><ul><li><p>один</p></li><li><p>два</p></li></ul>
<table cellpadding="4" cellspacing="0"><col width="128*"/><thead><tr><th><p>Порт</p></th><th><p>Глубина</p>
</th></tr></thead><tbody><tr><td><p>Актау</p></td><td sdval="4.5" sdnum="1049;"><p>4,5</p></td></tr></tbody>
</table><p><img src="data:image/png;base64,iVBORw0K" name="Image1" alt="Корабли" width="2"/></p>
<div id="sdfootnote1"><p class="sdfootnote"><a class="sdfootnotesym" name="sdfootnote1sym"
href="#sdfootnote1anc">1</a>Сноска.</p></div></body></html>"""

SHEET = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><style>td{mso-ignore:padding}</style>
</head><body><table border=0 cellpadding=0><!--StartFragment--><col width=64><tr height=20>
<td class=xl65>Country</td><td align=right>2019</td><td align=right>2020</td></tr>
<tr><td>Iran</td><td align=right x:num="82.9">82,9</td><td align=right>83,9</td></tr>
<tr><td>Georgia</td><td>3,7</td><td>3,7</td></tr><!--EndFragment--></table></body></html>"""

WEB_PAGE = """<nav style="display:none">Menu</nav><article><h3>Ports</h3><div>One<br>two.<br><br>Three.</div>
<blockquote><p>Who waits, sails.</p><footer>— A captain</footer></blockquote><hr><div><span onclick="x()">
Four</span></div><script>track()</script><iframe src="https://example.org"></iframe></article>"""
