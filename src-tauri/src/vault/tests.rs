//! Every way to the key, and every wrong way.

use super::*;

/// A keychain in memory that can be taken away.
#[derive(Default)]
struct Memory {
    kept: std::collections::BTreeMap<String, Key>,
    away: bool,
}

impl KeyVault for Memory {
    fn keep(&mut self, database: &str, key: &Key) -> Result<(), VaultError> {
        if self.away {
            return Err(VaultError::Unavailable);
        }
        self.kept.insert(database.to_owned(), key.clone());
        Ok(())
    }

    fn fetch(&self, database: &str) -> Result<Key, VaultError> {
        if self.away {
            return Err(VaultError::Unavailable);
        }
        self.kept.get(database).cloned().ok_or(VaultError::EntryMissing)
    }
}

struct Laptop {
    _folder: tempfile::TempDir,
    paths: Paths,
    keychain: Memory,
}

fn laptop() -> Laptop {
    let folder = tempfile::tempdir().unwrap();
    let paths = Paths::resolve(Some(folder.path().join("data"))).unwrap();
    Laptop { _folder: folder, paths, keychain: Memory::default() }
}

impl Laptop {
    fn unlock(&mut self, how: &Unlock) -> Result<Key, AppError> {
        unlock(&self.paths, &mut self.keychain, how)
    }

    fn refused(&mut self, how: &Unlock) -> String {
        self.unlock(how).unwrap_err().code
    }
}

fn passphrase(text: &str) -> Unlock {
    Unlock::Passphrase(Secret::new(text.to_owned()))
}

fn recovery(typed: &str, new: Option<&str>) -> Unlock {
    Unlock::Recovery(Secret::new(typed.to_owned()), new.map(|text| Secret::new(text.to_owned())))
}

#[test]
fn the_keychain_gives_the_same_key_back() {
    let mut laptop = laptop();
    let first = laptop.unlock(&Unlock::Keychain).unwrap();
    assert_ne!(*first, [0; 32]);
    assert_eq!(laptop.unlock(&Unlock::Keychain).unwrap(), first);
}

#[test]
fn without_a_keychain_a_passphrase_is_asked_for_and_opens_later() {
    let mut laptop = laptop();
    laptop.keychain.away = true;
    let error = laptop.unlock(&Unlock::Keychain).unwrap_err();
    assert_eq!(error.code, "keychain.unavailable");
    assert_eq!(error.params["make_passphrase"], "true");
    assert!(!laptop.paths.key_file().exists());
    assert_eq!(laptop.refused(&passphrase("只有九个字的口令啊")), "passphrase.too_short");

    let key = laptop.unlock(&passphrase("出门在外也要记得住口令")).unwrap();
    assert_eq!(laptop.unlock(&passphrase("出门在外也要记得住口令")).unwrap(), key);
    assert_eq!(laptop.refused(&passphrase("出门在外就记不住口令了")), "passphrase.wrong");
    assert_eq!(laptop.refused(&Unlock::Keychain), "passphrase.required");
}

#[test]
fn a_recovery_key_opens_after_the_keychain_was_lost() {
    let mut laptop = laptop();
    let key = laptop.unlock(&Unlock::Keychain).unwrap();
    let code = renew_recovery(&laptop.paths, &key).unwrap().printable();
    laptop.keychain.kept.clear();
    assert_eq!(laptop.refused(&Unlock::Keychain), "keychain.entry_missing");
    let slips = code.to_lowercase().replace('0', "o").replace('1', "l").replace('-', " ");
    assert_eq!(laptop.unlock(&recovery(&slips, None)).unwrap(), key);
    assert_eq!(laptop.unlock(&Unlock::Keychain).unwrap(), key);
}

#[test]
fn a_recovery_key_sets_a_passphrase_where_there_is_no_keychain() {
    let mut laptop = laptop();
    let key = laptop.unlock(&Unlock::Keychain).unwrap();
    let code = renew_recovery(&laptop.paths, &key).unwrap().printable();
    laptop.keychain.away = true;
    assert_eq!(laptop.refused(&recovery(&code, None)), "keychain.unavailable");
    assert_eq!(laptop.unlock(&recovery(&code, Some("a new passphrase"))).unwrap(), key);
    assert_eq!(laptop.unlock(&passphrase("a new passphrase")).unwrap(), key);
}

#[test]
fn only_the_newest_recovery_key_opens() {
    let mut laptop = laptop();
    let key = laptop.unlock(&Unlock::Keychain).unwrap();
    let old = renew_recovery(&laptop.paths, &key).unwrap().printable();
    let new = renew_recovery(&laptop.paths, &key).unwrap().printable();
    assert_eq!(laptop.refused(&recovery(&old, None)), "recovery_key.wrong");
    assert!(laptop.unlock(&recovery(&new, None)).is_ok());
}

#[test]
fn a_slip_of_the_pen_in_a_recovery_key_is_found_at_once() {
    let code = RecoveryKey::generate().unwrap().printable();
    assert_eq!(code.len(), 39);
    assert_eq!(code.split('-').count(), 8);
    for position in 0..code.len() {
        let old = code.as_bytes()[position];
        if old == b'-' {
            continue;
        }
        let new = if old == b'A' { 'B' } else { 'A' };
        let mut slip = code.clone();
        slip.replace_range(position..=position, &new.to_string());
        assert_eq!(
            RecoveryKey::parse(&slip).err().map(|error| error.code).as_deref(),
            Some("recovery_key.malformed"),
            "{position}"
        );
    }
    for typed in ["", "U", "你好", &code[..38]] {
        assert!(RecoveryKey::parse(typed).is_err(), "{typed}");
    }
}

#[test]
fn the_recovery_key_is_asked_for_until_it_is_confirmed() {
    let mut laptop = laptop();
    let key = laptop.unlock(&Unlock::Keychain).unwrap();
    assert!(!recovery_confirmed(&laptop.paths).unwrap());
    renew_recovery(&laptop.paths, &key).unwrap();
    confirm_recovery(&laptop.paths).unwrap();
    assert!(recovery_confirmed(&laptop.paths).unwrap());
}

#[test]
fn a_database_without_its_key_file_gets_no_new_key() {
    let mut laptop = laptop();
    laptop.paths.prepare().unwrap();
    std::fs::write(laptop.paths.data().join("bantu.db"), "old").unwrap();
    assert_eq!(laptop.refused(&Unlock::Keychain), "key_file.missing");
    assert_eq!(laptop.refused(&passphrase("long enough")), "key_file.missing");
}

#[test]
fn neither_the_key_nor_the_secrets_lie_on_the_disk_in_clear() {
    let mut laptop = laptop();
    let key = laptop.unlock(&passphrase("出门在外也要记得住口令")).unwrap();
    let code = renew_recovery(&laptop.paths, &key).unwrap();
    let text = std::fs::read(laptop.paths.key_file()).unwrap();
    let secrets = [
        key.to_vec(),
        data_encoding::HEXLOWER.encode(key.as_slice()).into_bytes(),
        data_encoding::HEXUPPER.encode(key.as_slice()).into_bytes(),
        data_encoding::BASE64.encode(key.as_slice()).into_bytes(),
        "出门在外也要记得住口令".as_bytes().to_vec(),
        code.secret().as_bytes().to_vec(),
        code.printable().into_bytes(),
    ];
    for secret in secrets {
        assert!(!text.windows(secret.len()).any(|window| window == secret));
    }
}

#[test]
fn damaged_foreign_and_newer_key_files_are_refused() {
    let mut laptop = laptop();
    laptop.unlock(&passphrase("long enough")).unwrap();
    let good = String::from_utf8(std::fs::read(laptop.paths.key_file()).unwrap()).unwrap();
    let check = |text: &str, code: &str| {
        assert_eq!(KeyFile::parse(text.as_bytes()).unwrap_err().code, code, "{text}");
    };
    check("", "key_file.damaged");
    check("[]", "key_file.damaged");
    check(&good[..good.len() / 2], "key_file.damaged");
    check(&good.replace("\"format\": 1", "\"format\": 2"), "key_file.too_new");
    check(&good.replace("\"keychain\"", "\"extra\": 1, \"keychain\""), "key_file.damaged");

    let greedy = good.replace("65536", "4294967295");
    assert_ne!(greedy, good);
    std::fs::write(laptop.paths.key_file(), greedy).unwrap();
    assert_eq!(laptop.refused(&passphrase("long enough")), "key_file.damaged");
}

#[test]
fn an_envelope_opens_only_for_its_own_database_and_purpose() {
    let key = new_key().unwrap();
    let secret = Secret::new("the same secret".to_owned());
    let mut sealed = Sealed::recovery(secret.clone(), None);
    sealed.keep("one", &key).unwrap();
    assert_eq!(sealed.fetch("one").unwrap(), key);
    assert_eq!(sealed.fetch("two"), Err(VaultError::Wrong("recovery_key")));
    let moved = Sealed::passphrase(secret, sealed.into_envelope());
    assert_eq!(moved.fetch("one"), Err(VaultError::Wrong("passphrase")));
}

/// `make test` runs this inside a private bus with a real Secret Service and says so in the environment;
/// anywhere else the honest answer may be that there is none.
#[test]
fn the_real_keychain_keeps_a_key_or_says_that_it_cannot() {
    let database = KeyFile::new().unwrap().database;
    let key = new_key().unwrap();
    match Keychain.keep(&database, &key) {
        Ok(()) => {
            assert_eq!(Keychain.fetch(&database).unwrap(), key);
            let replaced = new_key().unwrap();
            Keychain.keep(&database, &replaced).unwrap();
            assert_eq!(Keychain.fetch(&database).unwrap(), replaced);
            let other = KeyFile::new().unwrap().database;
            assert_eq!(Keychain.fetch(&other), Err(VaultError::EntryMissing));
        }
        Err(error) => {
            assert_eq!(error, VaultError::Unavailable);
            assert!(std::env::var_os("BANTU_TEST_KEYRING").is_none(), "a Secret Service was promised");
        }
    }
}
