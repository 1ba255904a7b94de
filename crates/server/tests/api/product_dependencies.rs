//! `/api/v1/product-dependencies`.

use serde_json::{Value, json};

use crate::office::{NOBODY, Place, built_in};

#[tokio::test]
async fn lines_are_made_read_from_both_ends_changed_and_removed() {
    let place = Place::open().await;
    let (needing, needed) = (built_in("products", "C211"), built_in("products", "VO_normal"));
    let body = json!({ "product_id": needing, "depends_on_product_id": needed, "description": "先有地址" });
    let made = place.post(&place.admin, "/product-dependencies", body.clone()).await.data(201);
    assert_eq!(
        (&made["dependency_type"], &made["product_code"], &made["depends_on_product_code"]),
        (&json!("required"), &json!("C211"), &json!("VO_normal"))
    );
    place.post(&place.admin, "/product-dependencies", body).await.is(400, "product_dependency.twice");
    let lines = place.get(&place.rep, &format!("/product-dependencies/{needing}")).await.data(200);
    assert!(lines["records"].as_array().unwrap().contains(&made));
    assert_eq!(place.get(&place.rep, &format!("/product-dependencies?product_id={needing}")).await.data(200), lines);
    let others = place.get(&place.rep, &format!("/product-dependencies/{needed}/dependents")).await.data(200);
    assert!(others["records"].as_array().unwrap().contains(&made));
    let path = format!("/product-dependencies/{}", made["id"].as_str().unwrap());
    let change = json!({ "product_id": needing, "dependency_type": "recommended", "description": null });
    let changed = place.put(&place.admin, &path, change).await.data(200);
    assert_eq!((&changed["dependency_type"], &changed["description"]), (&json!("recommended"), &Value::Null));
    assert_eq!(place.delete(&place.admin, &path).await.data(200), Value::Null);
    place.delete(&place.admin, &path).await.is(404, "record.not_found");
}

#[tokio::test]
async fn bad_input_and_missing_rights_are_refused() {
    let place = Place::open().await;
    let (needing, needed) = (built_in("products", "C211"), built_in("products", "VO_normal"));
    let good = json!({ "product_id": needing, "depends_on_product_id": needed });
    let made = place.post(&place.admin, "/product-dependencies", good.clone()).await.data(201);
    let path = format!("/product-dependencies/{}", made["id"].as_str().unwrap());
    let before = place.version();
    place.post(&place.rep, "/product-dependencies", good.clone()).await.is(403, "permission.denied");
    place
        .put(&place.rep, &path, json!({ "product_id": needing, "description": "x" }))
        .await
        .is(403, "permission.denied");
    place.delete(&place.rep, &path).await.is(403, "permission.denied");
    for (field, value, code) in [
        ("depends_on_product_id", Value::Null, "field.required"),
        ("dependency_type", json!("hard"), "field.invalid"),
        ("order", json!(1), "field.unknown"),
    ] {
        let mut bad = good.clone();
        bad[field] = value;
        place.post(&place.admin, "/product-dependencies", bad).await.names(code, field);
    }
    let back = json!({ "product_id": needed, "depends_on_product_id": needing });
    place.post(&place.admin, "/product-dependencies", back).await.is(400, "product.dependency_cycle");
    place.put(&place.admin, &path, json!({})).await.names("field.required", "product_id");
    place.put(&place.admin, &path, json!({ "product_id": needed })).await.is(404, "record.not_found");
    let nobody = format!("/product-dependencies/{NOBODY}");
    place.get(&place.rep, &nobody).await.is(404, "record.not_found");
    place.get(&place.rep, &format!("{nobody}/dependents")).await.is(404, "record.not_found");
    place.delete(&place.admin, &nobody).await.is(404, "record.not_found");
    place.get(&place.rep, "/product-dependencies").await.names("field.required", "product_id");
    place.get(&place.rep, "/product-dependencies/x").await.names("field.invalid", "id");
    place.get(&place.rep, "/product-dependencies/x/dependents").await.names("field.invalid", "id");
    assert_eq!(place.version(), before);
}
