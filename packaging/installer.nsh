; Offers Slipway under "Open with" for Markdown files. It never becomes the program that opens them: what a person chose stays.
!macro customInstall
  WriteRegStr SHELL_CONTEXT "Software\Classes\Slipway.Checklist" "" "Markdown checklist"
  WriteRegStr SHELL_CONTEXT "Software\Classes\Slipway.Checklist\DefaultIcon" "" "$INSTDIR\${APP_EXECUTABLE_FILENAME},0"
  WriteRegStr SHELL_CONTEXT "Software\Classes\Slipway.Checklist\shell\open" "FriendlyAppName" "${PRODUCT_NAME}"
  WriteRegStr SHELL_CONTEXT "Software\Classes\Slipway.Checklist\shell\open\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" "%1"'
  WriteRegNone SHELL_CONTEXT "Software\Classes\.md\OpenWithProgids" "Slipway.Checklist"
  WriteRegNone SHELL_CONTEXT "Software\Classes\.markdown\OpenWithProgids" "Slipway.Checklist"
  ; SHCNE_ASSOCCHANGED: Explorer reads the list again.
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
!macroend

!macro customUnInstall
  DeleteRegValue SHELL_CONTEXT "Software\Classes\.md\OpenWithProgids" "Slipway.Checklist"
  DeleteRegValue SHELL_CONTEXT "Software\Classes\.markdown\OpenWithProgids" "Slipway.Checklist"
  DeleteRegKey SHELL_CONTEXT "Software\Classes\Slipway.Checklist"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
!macroend
