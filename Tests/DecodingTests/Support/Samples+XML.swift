extension Samples {
  /// A CDS declaration in SOAP: `saleOfGoods` once more.
  static let customsDeclaration = #"""
    <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/">
    <s:Body><t:LoadResponse xmlns:t="http://tempuri.org/"><t:LoadResult
     xmlns:o="http://schemas.datacontract.org/2004/07/CDS.BusinessLayer.Operational"
     xmlns:c="http://schemas.datacontract.org/2004/07/PTC.BusinessLayer.Core"
     xmlns:i="http://www.w3.org/2001/XMLSchema-instance">
     <o:CDSView>
      <c:entityState>1</c:entityState>
      <o:DCResponse i:nil="true"/>
      <o:Declaration>
       <c:entityState>1</c:entityState>
       <o:CDSStateCd>10</o:CDSStateCd>
       <o:PId>7d0f6f0e-3b7e-4a53-9a2e-0c1d5a1f0001</o:PId>
       <o:PostOrganizationCd>CNA</o:PostOrganizationCd>
       <o:Data>
        <o:ContentPieces>
         <o:Declaration.DeclarationData.ContentPiece>
          <o:Amount>19.90</o:Amount><o:CurrencyCd>USD</o:CurrencyCd>
          <o:Description>PLASTIC FIGURINE, HAND PAINTED</o:Description>
          <o:HS>392640</o:HS><o:Index>1</o:Index>
          <o:NetWeight>0.400</o:NetWeight><o:Number>2</o:Number><o:OrigCountryCd>CN</o:OrigCountryCd>
         </o:Declaration.DeclarationData.ContentPiece>
         <o:Declaration.DeclarationData.ContentPiece>
          <o:Amount>40.00</o:Amount><o:CurrencyCd>USD</o:CurrencyCd>
          <o:Description>WIRELESS EARPHONES, BLUETOOTH</o:Description>
          <o:HS>851830</o:HS><o:Index>2</o:Index>
          <o:NetWeight>0.650</o:NetWeight><o:Number>1</o:Number><o:OrigCountryCd>CN</o:OrigCountryCd>
         </o:Declaration.DeclarationData.ContentPiece>
        </o:ContentPieces>
        <o:Documents>
         <o:Declaration.DeclarationData.Document>
          <o:DocumentId>INV-20260227-77</o:DocumentId><o:DocumentName>INVOICE</o:DocumentName><o:DocumentType>380</o:DocumentType>
         </o:Declaration.DeclarationData.Document>
        </o:Documents>
        <o:GrossWeight>1.250</o:GrossWeight><o:HandlingClassCd>N</o:HandlingClassCd>
        <o:NatureTypeCd>11</o:NatureTypeCd>
        <o:Postage>88.00</o:Postage><o:PostageCurrencyCd>CNY</o:PostageCurrencyCd>
        <o:RecipientAddressLine1>123 MAIN STREET</o:RecipientAddressLine1><o:RecipientAddressLine2>APT 4B</o:RecipientAddressLine2>
        <o:RecipientCity>BROOKLYN</o:RecipientCity><o:RecipientCountryCd>US</o:RecipientCountryCd>
        <o:RecipientEmail>jane@example.com</o:RecipientEmail><o:RecipientName>JANE Q PUBLIC</o:RecipientName>
        <o:RecipientState>NY</o:RecipientState><o:RecipientTelephone>+1 718 555 0100</o:RecipientTelephone><o:RecipientZIP>11201</o:RecipientZIP>
        <o:SenderAddressLine1>8 KEJI ROAD</o:SenderAddressLine1><o:SenderAddressLine2>BUILDING 2</o:SenderAddressLine2>
        <o:SenderCity>SHENZHEN</o:SenderCity><o:SenderCountryCd>CN</o:SenderCountryCd>
        <o:SenderIdRef>91440300EXAMPLE01</o:SenderIdRef><o:SenderName>SHENZHEN EXAMPLE TRADING CO LTD</o:SenderName>
        <o:SenderState>GD</o:SenderState><o:SenderTelephone>+86 755 0000 0000</o:SenderTelephone><o:SenderZIP>518057</o:SenderZIP>
        <o:TransportDate i:nil="true"/><o:TransportMode>4</o:TransportMode>
       </o:Data>
      </o:Declaration>
      <o:MailObject>
       <c:entityState>1</c:entityState>
       <o:DestPostOrgCd>USA</o:DestPostOrgCd><o:Id>CY029642156CN</o:Id>
       <o:MailCategoryCd>A</o:MailCategoryCd><o:MailClassCd>C</o:MailClassCd>
       <o:OrigPostOrgCd>CNA</o:OrigPostOrgCd><o:PostingDt>2026-02-28T00:00:00</o:PostingDt>
      </o:MailObject>
      <o:Response i:nil="true"/>
     </o:CDSView>
    </t:LoadResult></t:LoadResponse></s:Body></s:Envelope>
    """#

  /// An IPS export with one EMS item.
  static let export = #"""
    <?xml version="1.0" encoding="UTF-8"?>
    <ips xmlns="http://upu.int/ips" ExportRef="1001" InterfaceCode="IPSExpE">
     <MailItem ItemId="EE123456785CN">
      <FromIPS>
       <LocalId>EE123456785CN</LocalId>
       <Dispatch><OrigOfficeCd>CNSZHD</OrigOfficeCd><DestOfficeCd>USJFKA</DestOfficeCd></Dispatch>
       <RecptclId>CNSZHDUSJFKAAEN60062001100118</RecptclId>
       <ItemWeight>0.750</ItemWeight>
       <Value>42.00</Value><CurrencyCd>USD</CurrencyCd>
       <DutiableInd>D</DutiableInd>
       <ClassCd>E</ClassCd><Content>M</Content>
       <OrigCountryCd>CN</OrigCountryCd><DestCountryCd>US</DestCountryCd>
       <PostalStatusFcd>MINL</PostalStatusFcd>
       <Addressee><Name>JANE Q PUBLIC</Name><Address>123 MAIN STREET</Address><City>BROOKLYN</City><Postcode>11201</Postcode><CountryCode>US</CountryCode></Addressee>
       <Sender><Name>SHENZHEN EXAMPLE TRADING CO LTD</Name><Address>8 KEJI ROAD</Address><City>SHENZHEN</City><Postcode>518057</Postcode><CountryCode>CN</CountryCode></Sender>
       <IPSEvent><TNCd>TN030</TNCd><Date>2026-03-01T09:12:00</Date><OfficeCd>CNSZHD</OfficeCd></IPSEvent>
      </FromIPS>
      <FromEDI>
       <RecptclId>CNSZHDUSJFKAAEN60062001100118</RecptclId>
       <EDIEvent><EDIMsg>EMSEVT</EDIMsg><TNCd>TN031</TNCd><LclDate>2026-03-03T10:12:00</LclDate><SenderId>US101</SenderId><Location>USJFKA</Location><DespatchNumber>CNSZHDUSJFKAAEN60062</DespatchNumber></EDIEvent>
      </FromEDI>
     </MailItem>
    </ips>
    """#
}
